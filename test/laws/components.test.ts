import { Provider } from "@pulumi/azure-native/provider";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import {
  CustomerOnboarding,
  LighthouseDelegation,
  PartnerRoleAssignments,
} from "../../sdk/nodejs/access";
import type {
  CustomerOnboardingArgs,
  LighthouseDelegationArgs,
  PartnerRoleAssignmentsArgs,
} from "../../sdk/nodejs/access";
import type { AccessFacts } from "../../sdk/nodejs/access/facts/accessFacts";
import { findingText } from "../../sdk/nodejs/access/rules/finding";
import { attributionOf } from "../../sdk/nodejs/access/report/attributionOf";
import type { StandingLink } from "../../sdk/nodejs/access/report/attributionOf";
import { checkRules } from "../../sdk/nodejs/access/rules/checkRules";
import type { Checked } from "../../sdk/nodejs/access/rules/checkRules";
import { runProgram, valueOf } from "../unit/access/program";
import type { Registered } from "../unit/access/program";
import { component, factsOfArgs } from "./factsOfProgram";
import { whole } from "./leaf";
import { programs } from "./programs";
import { seed } from "../seed";
import type { Program } from "./programs";
import { linked } from "./vocabulary";

const throughComponents = 300;

/** What is said of access, and what stops it. */
type Told = { claims: unknown } | { stopped: string };

test("components say of a program's arguments what the laws judge", async () => {
  const told = { claims: 0, stopped: 0 };
  for (const program of fc.sample(programs, { numRuns: throughComponents, seed })) {
    const args = whole(program.args);
    const [expected, found] = [judged(program, args), await declared(program, args)];
    try {
      expect(found).toEqual(expected);
    } catch (error) {
      throw new Error(`seed ${seed}, ${program.form} ${fc.stringify(args)}\n${String(error)}`);
    }
    told["claims" in found ? "claims" : "stopped"] += 1;
  }
  expect(told.claims).toBeGreaterThan(throughComponents / 10);
  expect(told.stopped).toBeGreaterThan(throughComponents / 10);
});

/** What the laws judge, without a runtime. */
function judged(program: Program, args: unknown): Told {
  const facts = factsOfArgs(program, args);
  const checked = checkRules(facts);
  const errors = checked.findings.filter(({ level }) => level === "error");
  if (errors.length > 0) {
    return { stopped: errors.map(findingText).join("\n") };
  }
  const { link } = facts;
  return claims(facts, checked, link?.madeBy === "component" ? standing(link) : undefined);
}

function claims(facts: AccessFacts, checked: Checked, link?: StandingLink): Told {
  const { credit, recognition, findings } = attributionOf(facts, checked, link);
  return { claims: plain({ credit, recognition, findings }) };
}

// What is absent and what is undefined are the same to whoever reads a report.
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The link, as Azure would tell it once it is made. */
function standing(link: {
  partnerId?: string;
  tenantId?: string;
  objectId?: string;
}): StandingLink {
  return {
    partnerId: link.partnerId ?? "",
    tenantId: link.tenantId ?? "",
    objectId: link.objectId ?? linked,
    partnerName: "Contoso Ltd",
  };
}

function linkOutputs({ type, inputs }: Registered): object {
  const identity = inputs.identity as { tenantId?: string; objectId?: string } | undefined;
  return type.endsWith(":PartnerAdminLink")
    ? standing({ ...identity, partnerId: String(inputs.partnerId) })
    : {};
}

/** What the component says of the same arguments, against Pulumi's mocks. */
async function declared(program: Program, args: unknown): Promise<Told> {
  const { environment, ownPartnerIds } = program;
  pulumi.runtime.setAllConfig({
    ...(environment !== undefined && { "azure-native:environment": environment }),
    ...(ownPartnerIds && { "azure-partner:ownPartnerIds": JSON.stringify(ownPartnerIds) }),
  });
  const errors: string[] = [];
  const { result } = await runProgram(() => {
    try {
      return declare(program, args);
    } catch (error) {
      errors.push((error as Error).message);
      return undefined;
    }
  }, linkOutputs);
  const [error] = errors;
  if (error !== undefined) {
    return { stopped: error.split("\n  ").slice(1).join("\n") };
  }
  const attribution = result && (await valueOf(result));
  return { claims: plain(attribution) };
}

function declare({ form, environment }: Program, args: unknown) {
  // A provider of the program's own decides on the cloud, and tells nothing of it.
  const opts = environment === undefined ? { providers: [new Provider("customer", {})] } : {};
  switch (form) {
    case "delegation":
    case "assignments": {
      const access =
        form === "delegation"
          ? new LighthouseDelegation(component, args as LighthouseDelegationArgs, opts)
          : new PartnerRoleAssignments(component, args as PartnerRoleAssignmentsArgs, opts);
      return pulumi
        .all([access.judgement.facts, access.checked])
        .apply(([facts, checked]) => claimsOf(attributionOf(facts, checked)));
    }
    default:
      return new CustomerOnboarding(
        component,
        args as CustomerOnboardingArgs,
        opts,
      ).attribution.apply(claimsOf);
  }
}

function claimsOf({ credit, recognition, findings }: ReturnType<typeof attributionOf>) {
  return { credit, recognition, findings };
}
