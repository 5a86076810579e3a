import type { CommandResult } from "../../engine/runCommand";
import { runSteps } from "../../start/runSteps";
import type { Scene } from "../../start/scene";
import { createScreen } from "../../start/screen";
import type { StepEnd } from "../../start/step";
import { linkSteps } from "../../start/steps";

const result: CommandResult = {
  ended: "exited",
  exitCode: 0,
  stdout: "what the engine said",
  stderr: "",
};

/** A scene in which every step ends the same way. */
function sceneThatEnds(end: StepEnd): Scene {
  const act = async () => result;
  return {
    actors: {
      up: act,
      refresh: act,
      destroy: act,
      configure: async () => undefined,
      relink: () => undefined,
    },
    mark: () => 0,
    observe: async () => end,
    readReport: async () => "",
  };
}

async function run(end: StepEnd): Promise<{ shown: string; error: unknown }> {
  const texts: string[] = [];
  const screen = createScreen({ write: (text) => texts.push(text), colour: false, width: 80 });
  const error: unknown = await runSteps(
    linkSteps("11", "22"),
    sceneThatEnds(end),
    screen,
    String,
  ).catch((reason: unknown) => reason);
  return { shown: texts.join(""), error };
}

test("the first step that does not end as it should fails the run, with the engine's output", async () => {
  const { error, shown } = await run({ linked: "11", recorded: "11", requests: ["GET", "PUT"] });
  expect(error).toMatchObject({
    message: [
      '"pulumi up" did not do what it should.',
      "Requests to the link API: expected none, found GET, PUT.",
      "",
      "what the engine said",
      "",
    ].join("\n"),
  });
  expect(shown).toMatch(/1 {2}pulumi up +linked/);
  expect(shown).toMatch(/2 {2}pulumi up +stopped\n/);
});
