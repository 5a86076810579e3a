import { printable } from "../../azure/printable";
import { LinkError } from "./linkError";

/**
 * What of a failure may be shown: its sentence, and no stack. What is no sentence of this package is a
 * defect, and says so.
 *
 * @param verb the operation that failed
 */
export function presentable(verb: string, failure: unknown): string {
  return failure instanceof LinkError
    ? failure.message
    : `A defect in pulumi-azure-partner stopped "${verb}" (${printable(failure instanceof Error ? `${failure.name}: ${failure.message}` : typeof failure)}). Please report it; nothing more was changed.`;
}
