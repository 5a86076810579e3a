/** What is wrong with a message that a person is to read; nothing when it is a good one. */
export function complaintsAbout(
  message: string,
  { names, secrets }: { names: readonly string[]; secrets: readonly string[] },
): string[] {
  const complaints: [boolean, string][] = [
    [!message.endsWith("."), "does not end as a sentence"],
    [!/^["“]?[A-Z]/.test(message), "does not begin as a sentence"],
    [message.length > 2500, "is too long"],
    [!names.some((name) => message.includes(name)), "names neither identity nor host"],
    [/undefined|\[object|NaN\b|\bnull\b/.test(message), "shows a value of the program"],
    [/\n\s+at |\.[jt]s:\d+|node_modules/.test(message), "shows a stack"],
    [/A defect in/.test(message), "calls itself a defect"],
    [/eyJ[\w-]{10,}|Bearer /.test(message), "shows a token"],
    [secrets.some((secret) => message.includes(secret)), "shows a secret"],
    [/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(message), "holds control characters"],
  ];
  return complaints
    .filter(([applies]) => applies)
    .map(([, complaint]) => `The message ${complaint}: ${message}`);
}
