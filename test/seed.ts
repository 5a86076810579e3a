/**
 * Where random cases begin, so that a failure can be had again: `FUZZ_SEED=<number>`. CI always
 * takes the same one, so that a change is judged by what it changes; elsewhere, and each night,
 * it is another one each time.
 */
export const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
