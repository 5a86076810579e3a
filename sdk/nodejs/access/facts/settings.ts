import * as pulumi from "@pulumi/pulumi";
import type { Refuse } from "../../arguments";
import { isPartnerId } from "../../../../azure/partner";

const ownIds = "azure-partner:ownPartnerIds";
const warnings = "azure-partner:warningsFail";

/** The partner ids of our own organisation, by the stack's configuration; `null` where it names none. */
export function configuredPartnerIds(refuse: Refuse): string[] | null {
  const text = pulumi.runtime.getConfig(ownIds);
  if (text === undefined) {
    return null;
  }
  const ids = listIn(text);
  if (!ids?.length || !ids.every((id) => typeof id === "string" && isPartnerId(id))) {
    throw refuse([
      `The configuration ${ownIds} is no list of partner ids, each digits in quotes. Write it so: pulumi config set ${ownIds} '["1234567"]'`,
    ]);
  }
  return ids as string[];
}

/** Whether warnings of the rules fail a run, by the stack's configuration. */
export function warningsFail(refuse: Refuse): boolean {
  const text = pulumi.runtime.getConfig(warnings) ?? "false";
  if (text !== "true" && text !== "false") {
    throw refuse([`The configuration ${warnings} is "${text}"; it is true or false.`]);
  }
  return text === "true";
}

function listIn(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
