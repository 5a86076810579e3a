import type * as pulumi from "@pulumi/pulumi";
import type { Refuse } from "../../arguments";
import { refusal } from "../../refusal";

/** The error that stops a component, with a line for each thing that is wrong. */
export function stopped(component: pulumi.Resource, name: string, lines: string[]): Error {
  const message = [`"${name}" was stopped before anything was written:`, ...lines].join("\n  ");
  return refusal(message, component);
}

/** Stops a component whose arguments cannot be read. */
export function stoppedBy(component: pulumi.Resource, name: string): Refuse {
  return (problems) => stopped(component, name, problems);
}

/** Why warnings stop a run, and what to do. */
export const warningsStop =
  "Warnings stop this run, because azure-partner:warningsFail is true: mend what they say, or switch a rule off with a reason in skipRules.";

/** The error of a run that fails by warnings about what stands already. */
export function failedByWarnings(component: pulumi.Resource, name: string, lines: string[]): Error {
  const message = [
    `"${name}" stands, and what Azure tells of it is not right:`,
    ...lines,
    warningsStop,
  ];
  return refusal(message.join("\n  "), component);
}
