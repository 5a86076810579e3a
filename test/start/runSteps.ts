import type { CommandResult } from "../engine/runCommand";
import type { Scene } from "./scene";
import type { Screen } from "./screen";
import { surprises } from "./step";
import type { Step, StepEnd } from "./step";

/** Does one step after the other, and fails at the first that does not end as it should. */
export async function runSteps(
  steps: readonly Step[],
  scene: Scene,
  screen: Screen,
  partnerName: (partnerId: string | undefined) => string,
): Promise<void> {
  screen.head(steps);
  for (const [index, step] of steps.entries()) {
    screen.stepBegins(index + 1, step);
    try {
      const end = await doStep(step, scene);
      screen.stepEnds(step, end, partnerName(end.linked));
      if (step.reports) {
        screen.report(await scene.readReport());
      }
    } catch (error) {
      screen.stepStops();
      throw error;
    }
  }
}

async function doStep(step: Step, scene: Scene): Promise<StepEnd> {
  const mark = scene.mark();
  const result = await step.act(scene.actors);
  const end = await scene.observe(mark, result);
  expectNoSurprise(step, end, result);
  return end;
}

function expectNoSurprise(step: Step, end: StepEnd, result: CommandResult | void): void {
  const found = surprises(step.expected, end);
  if (found.length > 0) {
    const output = result ? ["", result.stdout.trim(), result.stderr.trim()] : [];
    throw new Error(
      [`"${step.command}" did not do what it should.`, ...found, ...output].join("\n"),
    );
  }
}
