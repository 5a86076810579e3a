import type * as pulumi from "@pulumi/pulumi";
import type { AccessFacts } from "./accessFacts";
import type { Grant } from "./grant";
import type { GrantedRole } from "../args/grantedRole";
import { customerFacts, ownPartnerIds } from "./customerFacts";
import type { PartlyKnown } from "./known";
import { given, known, notYetKnown } from "./known";
import type { DeclaredLink } from "../args/declaredLink";
import { linkFact } from "./linkFacts";
import type { GrantedAccess } from "../args/onboardingArgs";
import type { OnboardedCustomer } from "../args/customerArgs";
import type { Reader } from "./reader";
import { createReader } from "./reader";
import type { RunFacts } from "./runFacts";

/** What is declared about access that was already granted. */
export interface DeclaredGranted {
  customer: OnboardedCustomer;
  access: GrantedAccess["access"];
  link: DeclaredLink;
}

/** The same as plain values, any of which may still be unknown. */
export type KnownGranted = Exclude<PartlyKnown<pulumi.Unwrap<DeclaredGranted>>, typeof notYetKnown>;

/** The facts about access that was already granted. */
export function grantedFacts(
  component: string,
  { customer, access, link }: KnownGranted,
  run: RunFacts,
): AccessFacts {
  const reader = createReader();
  const subscription =
    customer === notYetKnown
      ? undefined
      : reader.scope("customer.subscriptionId", customer.subscriptionId);
  return {
    component,
    mode: "granted",
    customer: customerFacts(reader, customer, subscription?.subscriptionId, component),
    link: linkFact(reader, link),
    grants: grantedRoles(reader, access),
    delegation: null,
    ...run,
    ownPartnerIds: ownPartnerIds(reader, customer, run.ownPartnerIds),
    problems: reader.problems,
  };
}

/** The roles that the customer has granted. */
export function grantedRoles(reader: Reader, access: KnownGranted["access"]): Grant[] | undefined {
  return reader
    .list("access", access)
    ?.map((item, index) => grantedRole(reader, `access[${index}]`, item));
}

function grantedRole(
  reader: Reader,
  property: string,
  item: PartlyKnown<pulumi.Unwrap<GrantedRole>>,
): Grant {
  const granted = item === notYetKnown ? allUnknown : item;
  const principalId = reader.guid(`${property}.principalId`, granted.principalId);
  const scope = reader.scope(`${property}.scope`, granted.scope);
  const held = {
    property,
    role: reader.role(`${property}.role`, granted.role),
    duration: known(granted.duration),
    endDateTime: endOf(reader, property, granted),
    ...wayOf(reader, property, granted),
    scopes: scope && [scope],
    delegatedRoles: [],
    activation: null,
  };
  const type = given(granted.principalType, null);
  if (granted.groupId === undefined) {
    return { ...held, principalId, principalType: type, members: null };
  }
  return {
    ...held,
    principalId: reader.guid(`${property}.groupId`, granted.groupId),
    principalType: "Group",
    members: principalId === undefined ? undefined : [principalId],
    memberType: type,
  };
}

function endOf(reader: Reader, property: string, { duration, endDateTime }: KnownRole) {
  const wrong = (message: string) =>
    void reader.problems.push({ id: "A2", property: `${property}.endDateTime`, message });
  const end = given(endDateTime, null);
  if (end === null && duration === "until") {
    wrong(`${property}.endDateTime is missing: the duration is "until".`);
  }
  if (end != null && duration === "permanent") {
    wrong(`${property}.endDateTime is given, and the duration is "permanent".`);
  }
  if (end != null && !isTime(end)) {
    wrong(
      `${property}.endDateTime is "${end}", which is no time in UTC such as 2027-01-31T00:00:00Z.`,
    );
  }
  return end;
}

/** Whether it is a time in UTC, on a day that there is: 31 February would be taken for a later one. */
function isTime(text: string): boolean {
  const time = utcTime.test(text) ? Date.parse(text) : NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text.slice(0, 10));
}

const utcTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

function wayOf(
  reader: Reader,
  property: string,
  { grantedBy, managedByTenantId }: KnownRole,
): Pick<Grant, "grantedBy" | "managingTenantId"> {
  const name = `${property}.managedByTenantId`;
  if (managedByTenantId == null) {
    return { grantedBy: given(grantedBy, null) };
  }
  if (grantedBy !== "lighthouse" && grantedBy !== notYetKnown) {
    const message = `${name} is given, and the role was not granted by Azure Lighthouse: say \`grantedBy: "lighthouse"\`.`;
    reader.problems.push({ id: "A2", property: name, message });
  }
  return { grantedBy: known(grantedBy), managingTenantId: reader.guid(name, managedByTenantId) };
}

type KnownRole = Exclude<PartlyKnown<pulumi.Unwrap<GrantedRole>>, typeof notYetKnown>;

const allUnknown: KnownRole = {
  principalId: notYetKnown,
  groupId: undefined,
  principalType: notYetKnown,
  role: notYetKnown,
  scope: notYetKnown,
  duration: notYetKnown,
  endDateTime: notYetKnown,
  grantedBy: notYetKnown,
};
