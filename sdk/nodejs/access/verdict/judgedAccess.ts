import * as pulumi from "@pulumi/pulumi";
import type { AccessFacts } from "../facts/accessFacts";
import type { HeldRoles } from "../reading/heldRoles";
import type { Judgement } from "./judge";
import type { ToldRoles } from "../facts/roleReading";
import type { Checked } from "../rules/checkRules";

/** Access as it is known in the end, and what the rules say of it. */
export interface JudgedAccess {
  facts: pulumi.Output<AccessFacts>;
  checked: pulumi.Output<Checked>;
  /** What Azure told, where somebody is there to read. */
  heldRoles?: HeldRoles;
}

/** The declared access, to which `add` adds what Azure told; the rules judge it again. */
export function judgedWith(
  judgement: Judgement,
  heldRoles: HeldRoles,
  add: (declared: AccessFacts, told: ToldRoles) => AccessFacts,
): JudgedAccess {
  const facts = pulumi
    .all([judgement.facts, heldRoles.readings, heldRoles.askedAs])
    .apply(([declared, readings, askedAs]) => add(declared, { readings, askedAs }));
  return { facts, checked: judgement.again(facts), heldRoles };
}
