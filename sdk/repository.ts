/**
 * Where this package is developed, as GitHub names it: owner and name. All that leads there is made of
 * it, or held to it by `test/unit/repository.test.ts`. As long as the owner is not settled, a name stands
 * here that nobody can have at GitHub, and `npm publish` is refused.
 */
export const repository = "owner--not-settled/pulumi-azure-partner";

/** Where people find it. */
export const repositoryAddress = `https://github.com/${repository}`;
