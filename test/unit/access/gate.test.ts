import { execFileSync } from "node:child_process";
import { join } from "node:path";

interface Result {
  registered: string[];
  messages: string[];
}

// A process of its own: what stops the children also stops a program, as an unhandled rejection.
function runPrograms(): Record<string, Result> {
  const output = execFileSync(
    process.execPath,
    ["--import", "tsx", join(__dirname, "programs/gate.ts")],
    { encoding: "utf8", timeout: 60_000, stdio: ["ignore", "pipe", "ignore"] },
  );
  return JSON.parse(/^results (.*)$/m.exec(output)?.[1] ?? "{}") as Record<string, Result>;
}

const results = runPrograms();

test.each([
  ["delegation", "P5: "],
  ["assignments", "P6: "],
  ["granted", "A5: "],
])("%s: what turns out wrong when outputs resolve stops every child", (program, text) => {
  const { registered, messages } = results[program] ?? { registered: [], messages: [] };
  expect(registered.filter((type) => /^azure-native:|:HeldRoles$/.test(type))).toEqual([]);
  expect(messages).toEqual([expect.stringContaining(text)]);
});

test("what stays unknown in a preview stops nothing", () => {
  expect(results.unknown?.registered).toEqual(
    expect.arrayContaining([
      "azure-native:managedservices:RegistrationDefinition",
      "azure-native:managedservices:RegistrationAssignment",
    ]),
  );
  expect(results.unknown?.messages).toEqual([]);
});
