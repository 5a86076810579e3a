import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import type { BillingFact } from "../../../../sdk/nodejs/access/facts/customerFacts";
import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import { attributionOf } from "../../../../sdk/nodejs/access/report/attributionOf";
import type { SkipRules } from "../../../../sdk/nodejs/access/args/skipRules";
import { checkRules } from "../../../../sdk/nodejs/access/rules/checkRules";
import { direct, grant, lighthouse, link, role, scope } from "../facts";
import { linked, managingTenant } from "../ids";

/** The report's JSON of facts, judged by the rules. */
export function attributed(facts: AccessFacts, skipRules: SkipRules = {}): Attribution {
  return attributionOf(facts, checkRules(facts, [], skipRules));
}

/** A GUID that is told by its number. */
export function numbered(kind: "c" | "5", number: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

const nobodySaid: BillingFact = {
  transactingPartnerId: null,
  resellerOfRecordId: null,
  noReseller: undefined,
  adminAgentsGroupId: null,
  aobo: "unknown",
  agreement: undefined,
};

/** A customer with a tenant and a subscription of its own, billed so. */
export function customer(
  number: number,
  name: string,
  billing: Partial<BillingFact> = {},
): Pick<AccessFacts, "component" | "customer"> {
  return {
    component: `customer-${number}`,
    customer: {
      name,
      tenantId: numbered("c", number),
      subscriptionId: numbered("5", number),
      billing: { ...nobodySaid, ...billing },
    },
  };
}

const operations = { principalName: "Contoso operations" };

/** What the linked identity holds in the subscription of this number. */
function held(number: number, changes: Parameters<typeof grant>[0] = {}) {
  const scopes = [scope(numbered("5", number))];
  return grant({ ...operations, scopes, ...changes });
}

/** Access by role assignments, linked in the customer's tenant. */
function assigned(
  number: number,
  name: string,
  billing: Partial<BillingFact>,
  grants = [held(number)],
) {
  const partner = { partnerName: "Contoso Ltd.", tenantId: numbered("c", number) };
  return direct({ ...customer(number, name, billing), link: link(partner), grants });
}

/** Access by Azure Lighthouse, linked in Contoso's own tenant. */
function delegated(
  number: number,
  name: string,
  billing: Partial<BillingFact>,
  grants = [held(number)],
) {
  const { delegation } = lighthouse();
  return lighthouse({
    ...customer(number, name, billing),
    link: link({ partnerName: "Contoso Ltd.", tenantId: managingTenant, madeBy: undefined }),
    grants,
    delegation: delegation && { ...delegation, scopes: [scope(numbered("5", number))] },
  });
}

const azurePlan = { agreement: "cspAzurePlan", transactingPartnerId: "1234567" } as const;

/** Credit is expected: the linked partner is the reseller of record. */
export function fabrikam(): AccessFacts {
  const billing = {
    ...azurePlan,
    transactingPartnerId: "5550001",
    resellerOfRecordId: "1234567",
  };
  return delegated(1, "Fabrikam (EMEA)", billing, [
    held(1),
    held(1, { role: role("Reader") }),
    held(1, { role: role("Managed Services Registration assignment Delete Role") }),
  ]);
}

/** No earned credit under the customer's agreement. */
export function litware(): AccessFacts {
  return assigned(2, "Litware", { agreement: "enterpriseAgreement" });
}

/** Nobody said under which agreement, nor who transacts. */
export function adatum(): AccessFacts {
  return assigned(3, "Adatum", {});
}

/** The only role is none of Microsoft's list. */
export function wingtip(): AccessFacts {
  return assigned(4, "Wingtip", azurePlan, [held(4, { role: role("Reader") })]);
}

/** The role was declared, and Azure does not show it. */
export function tailspin(): AccessFacts {
  const reading = { state: "notFound", askedAs: `service principal ${linked}` } as const;
  const grants = [held(5, { grantedBy: "roleAssignment", reading })];
  return { ...assigned(5, "Tailspin", azurePlan, grants), mode: "granted" };
}

const others = {
  ...azurePlan,
  transactingPartnerId: "7654321",
  resellerOfRecordId: "7654322",
} as const;

/** Another partner transacts. */
export function northwind(): AccessFacts {
  const billing = { ...others, aobo: "no" } as const;
  return { ...assigned(6, "Northwind", billing), ownPartnerIds: ["1234567"] };
}

/** Another partner transacts, and its admin on behalf of earns, whatever the link does. */
export function proseware(): AccessFacts {
  const billing = { ...others, aobo: "yes" } as const;
  return { ...assigned(7, "Proseware", billing), ownPartnerIds: ["1234567"] };
}

/** A customer of each standing, the worst first; two of them are to mend. */
export function everyStanding(): Attribution[] {
  return [tailspin, wingtip, northwind, adatum, litware, proseware, fabrikam].map((facts) =>
    attributed(facts()),
  );
}

/** 400 customers of each kind, one kind after another. */
export function manyCustomers(): Attribution[] {
  const kinds = everyStanding();
  return Array.from({ length: 400 }, (_, index) => {
    // Of a hundred, one is to mend, three are not known, twelve have another agreement.
    const kind = { 0: 0, 1: 3, 2: 3, 3: 3 }[index % 100] ?? (index % 8 === 4 ? 4 : 6);
    const one = kinds[kind] as Attribution;
    const name = `Customer ${index + 1}`;
    const findings = kind === 6 ? [] : one.findings;
    const tenantId = numbered("c", index + 1);
    const scopes = [`/subscriptions/${numbered("5", index + 1)}`];
    return {
      ...one,
      recognition: one.recognition.map((claim) => ({ ...claim, scopes })),
      credit: one.credit.map((claim) => ({ ...claim, scopes })),
      roles: one.roles.map((held) => ({ ...held, scopes })),
      onboarding: `customer-${index}`,
      findings,
      customer: { name, tenantId, subscriptionId: numbered("5", index + 1) },
    };
  });
}
