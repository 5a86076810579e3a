import { textOfDocument } from "../../documents/documents";
import { ours, partnerName, theirs } from "../../start/partners";
import { createScreen } from "../../start/screen";
import { linkSteps } from "../../start/steps";

test("The README shows the lines that npm start prints", () => {
  const texts: string[] = [];
  const screen = createScreen({ write: (text) => texts.push(text), colour: false, width: 100 });
  const steps = linkSteps(ours.partnerId, theirs.partnerId);
  screen.head(steps);
  for (const [index, step] of steps.entries()) {
    screen.stepBegins(index + 1, step);
    screen.stepEnds(step, step.expected, partnerName(step.expected.linked));
  }
  const readme = textOfDocument("README.md").split("\n");
  const printed = texts.join("").trimEnd().split("\n");
  expect(printed).toHaveLength(1 + steps.length);
  expect(printed.filter((line) => !readme.includes(line))).toEqual([]);
});
