import { createScreen } from "../../start/screen";
import type { Step, StepEnd } from "../../start/step";
import { linkSteps } from "../../start/steps";

function show(colour: boolean, end: StepEnd): string {
  const texts: string[] = [];
  const screen = createScreen({ write: (text) => texts.push(text), colour, width: 60 });
  const steps = linkSteps("11", "22");
  const [step] = steps as [Step];
  screen.head(steps);
  screen.stepBegins(1, step);
  screen.stepEnds(step, end, "11 Contoso");
  return texts.join("");
}

const end: StepEnd = { linked: "11", recorded: "11", requests: ["GET", "PUT"] };

test("the columns of a step stand below their heads", () => {
  const [head = "", line = ""] = show(false, end).split("\n");
  expect(line.indexOf("linked")).toBe(head.indexOf("what happens"));
  expect(line.indexOf("11 Contoso")).toBe(head.indexOf("Azure then holds"));
  expect(line.indexOf("GET, PUT")).toBe(head.indexOf("link requests"));
});

test("a refusal is shown whole", () => {
  const refusal = "Did not link this identity, because somebody else did, and here is the way out.";
  const shown = show(false, { ...end, refusal });
  expect(shown.replace(/\s+/g, " ")).toContain(refusal);
});

test("colour is used only when it is asked for", () => {
  expect(show(false, end)).not.toContain("\u001b[");
  expect(show(true, end)).toContain("\u001b[");
});

test("a report is shown as far as its table, of which no line is broken", () => {
  const texts: string[] = [];
  const screen = createScreen({ write: (text) => texts.push(text), colour: false, width: 60 });
  const row = `| 1 | ${"wide ".repeat(30)}|`;
  screen.report(`## Adatum\n\n**Recognition: set up** for us.\\\nNext.\n\n${row}\n\nIds: none.\n`);
  expect(
    texts
      .join("")
      .trim()
      .split("\n")
      .map((line) => line.trim()),
  ).toEqual(["Recognition: set up for us.", "Next.", "", row]);
});
