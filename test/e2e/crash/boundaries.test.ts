import { crashCases, expectedOutcome, victims } from "./crashCases";
import { runCrashes } from "./crashMatrix";
import type { CrashReport } from "./crashMatrix";

jest.setTimeout(300_000);

describe.each(victims)("after kill -9 of the %s at a request", (victim) => {
  let report: CrashReport;
  beforeAll(async () => {
    report = await runCrashes(victim);
  });

  test.each(crashCases.map((crashCase) => [crashCase.name, crashCase] as const))(
    "%s: the next up makes each declared move once and records what stands",
    (name, crashCase) => {
      expect(report.outcomes.get(name)).toEqual(expectedOutcome(crashCase));
    },
  );

  test("an up after that has nothing to do, and looks at adopted links only", () => {
    const adopted = crashCases.filter(
      (each) => expectedOutcome(each).recorded?.origin === "adopted",
    );
    expect(report.requestsOfNextUp).toEqual(adopted.map(() => "GET"));
  });
});
