import type { AccessFacts } from "../../../sdk/nodejs/access/facts/accessFacts";
import type { Grant } from "../../../sdk/nodejs/access/facts/grant";
import type { LinkFact } from "../../../sdk/nodejs/access/facts/linkFacts";
import { parseRole } from "../../../azure/roles";
import type { Role } from "../../../azure/roles";
import { parseScope } from "../../../azure/scope";
import type { Scope } from "../../../azure/scope";
import { customerTenant, linked, managingTenant, subscription } from "./ids";

/** A role of the table. */
export function role(name: string): Role {
  const parsed = parseRole(name);
  if (!parsed) {
    throw new Error(`${name} is no role`);
  }
  return parsed;
}

/** A scope that parses. */
export function scope(id: string): Scope {
  const parsed = parseScope(id);
  if (!parsed) {
    throw new Error(`${id} is no scope`);
  }
  return parsed;
}

/** A permanent role of Microsoft's list, held by the linked identity in the customer's subscription. */
export function grant(changes: Partial<Grant> = {}): Grant {
  return {
    property: "roles[0]",
    principalId: linked,
    principalType: "ServicePrincipal",
    members: null,
    role: role("Support Request Contributor"),
    duration: "permanent",
    endDateTime: null,
    scopes: [scope(subscription)],
    delegatedRoles: [],
    activation: null,
    ...changes,
  };
}

/** A link that stands in the customer's tenant. */
export function link(changes: Partial<LinkFact> = {}): LinkFact {
  return {
    partnerId: "1234567",
    declaredPartnerId: "1234567",
    partnerName: "Contoso Ltd",
    expectedPartnerIds: null,
    expectedPartnerName: null,
    globalPartnerId: null,
    tenantId: customerTenant,
    objectId: linked,
    createdTime: "2026-01-02T03:04:05Z",
    updatedTime: "2026-01-02T03:04:05Z",
    madeBy: "component",
    managedIdentity: false,
    environment: null,
    identityGiven: true,
    clientId: undefined,
    ...changes,
  };
}

/** Direct access about which no rule has anything to say but what it covers. */
export function direct(changes: Partial<AccessFacts> = {}): AccessFacts {
  return {
    component: "fabrikam",
    mode: "direct",
    customer: {
      name: "Fabrikam",
      tenantId: customerTenant,
      subscriptionId: subscription,
      billing: null,
    },
    link: link(),
    grants: [grant()],
    delegation: null,
    ownPartnerIds: null,
    defaultEnvironment: "public",
    explicitProvider: false,
    defaultTenant: undefined,
    plainTextSecrets: [],
    clientIds: [],
    today: "2026-11-26",
    problems: [],
    ...changes,
  };
}

/** The same by Azure Lighthouse. */
export function lighthouse(changes: Partial<AccessFacts> = {}): AccessFacts {
  return direct({
    mode: "lighthouse",
    link: link({ tenantId: managingTenant, madeBy: undefined }),
    grants: [
      grant({ property: "authorizations[0]" }),
      grant({ property: "authorizations[1]", principalType: "Group", role: role("Reader") }),
      grant({
        property: "authorizations[2]",
        role: role("Managed Services Registration assignment Delete Role"),
      }),
    ],
    delegation: {
      managingTenantId: managingTenant,
      registrationDefinitionName: "Contoso managed services",
      scopes: [scope(subscription)],
      names: [],
      marketplace: false,
    },
    ...changes,
  });
}
