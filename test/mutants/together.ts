/* The tests of a group as one: what they all load, Pulumi above all, is then loaded once for each mutant. */
declare const testsOfGroup: readonly string[];

for (const test of testsOfGroup) {
  jest.requireActual(`../unit/${test}.test`);
}
