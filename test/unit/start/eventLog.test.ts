import { resourceErrors } from "../../start/eventLog";

function diagnostic(type: string, severity: string, message: string): string {
  const urn = `urn:pulumi:test::project::${type}::name`;
  return JSON.stringify({ sequence: 1, diagnosticEvent: { urn, severity, message } });
}

test("only errors of resources of the type are given, whole", () => {
  const log = [
    JSON.stringify({ sequence: 0, preludeEvent: { config: {} } }),
    diagnostic("a:b:Link", "warning", "a warning"),
    diagnostic("a:b:Link$a:b:Child", "error", "a child's"),
    diagnostic("a:b:Parent$a:b:Link", "error", "first line\nsecond line\n"),
    diagnostic("pulumi:pulumi:Stack", "error", "update failed"),
    "",
  ].join("\n");
  expect(resourceErrors(log, "a:b:Link")).toEqual(["first line\nsecond line"]);
});
