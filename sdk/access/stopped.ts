import type * as pulumi from "@pulumi/pulumi";
import type { Refuse } from "../arguments";
import { refusal } from "../refusal";

/** The error that stops a component, with a line for each thing that is wrong. */
export function stopped(component: pulumi.Resource, name: string, lines: string[]): Error {
  const message = [`"${name}" was stopped before anything was written:`, ...lines].join("\n  ");
  return refusal(message, component);
}

/** Stops a component whose arguments cannot be read. */
export function stoppedBy(component: pulumi.Resource, name: string): Refuse {
  return (problems) => stopped(component, name, problems);
}
