/**
 * The engine's address among the arguments of the process. Flags such as `--logtostderr` or `-v=9` may
 * come before it.
 */
export function engineAddress(args: readonly string[]): string | undefined {
  return args.filter((argument) => /^[^-].*:\d{1,5}$/.test(argument)).at(-1);
}
