import { listStacks, readStacks } from "../../../../command/report/stacks";
import { createFakePrograms } from "../../engine/fakePrograms";
import type { FakePrograms } from "../../engine/fakePrograms";

const path = process.env.PATH;
let programs: FakePrograms;

beforeEach(async () => {
  programs = await createFakePrograms();
  process.env.PATH = programs.path;
});

afterEach(async () => {
  process.env.PATH = path;
  await programs.remove();
});

test("A backend that nobody is signed in to is told in the CLI's own words", async () => {
  await programs.add("pulumi", "echo 'error: PULUMI_ACCESS_TOKEN must be set' >&2; exit 255");
  await expect(listStacks()).rejects.toThrow(
    /^The stacks of the backend could not be listed: PULUMI_ACCESS_TOKEN must be set\. Those .* --stack\.$/,
  );
  const [reading] = await readStacks(["dev"]);
  expect(reading?.unread).toEqual([
    { stack: "dev", problem: "it could not be read: PULUMI_ACCESS_TOKEN must be set." },
  ]);
});

test("A list of stacks that cannot be read is told", async () => {
  await programs.add("pulumi", "echo 'A new version is available'");
  await expect(listStacks()).rejects.toThrow(/^The stacks of the backend could not be listed: /);
});

test("Without the Pulumi CLI it is said what to do", async () => {
  await expect(listStacks()).rejects.toThrow(/^The Pulumi CLI is not on PATH/);
});
