import { inLinkedTenant, tenantOfAccess } from "../../../../sdk/nodejs/access/credit/tenant";
import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import { direct, grant, lighthouse, link } from "../facts";
import { customerTenant } from "../ids";

const customer = (tenantId: string | null | undefined) => ({ ...direct().customer, tenantId });
const madeBeside = link({ tenantId: undefined, inCustomersTenant: true });

describe("a link that is made beside the access, in the customer's tenant, whichever that will be", () => {
  const facts = (changes: Partial<AccessFacts> = {}) =>
    direct({ customer: customer(undefined), link: madeBeside, ...changes });

  test("is in the tenant of direct access, and of roles that were granted by role assignments", () => {
    expect(inLinkedTenant(facts(), grant())).toBe("yes");
    const granted = facts({ mode: "granted" });
    expect(inLinkedTenant(granted, grant({ grantedBy: "roleAssignment" }))).toBe("yes");
  });

  test("is not known to be in that of access by Azure Lighthouse, or of access by no stated way", () => {
    const granted = facts({ mode: "granted" });
    expect(inLinkedTenant(granted, grant({ grantedBy: "lighthouse" }))).toBe("unknown");
    expect(inLinkedTenant(granted, grant({ grantedBy: null }))).toBe("unknown");
    const { delegation } = lighthouse();
    const unknown = delegation && { ...delegation, managingTenantId: undefined };
    const delegated = facts({ mode: "lighthouse", delegation: unknown });
    expect(inLinkedTenant(delegated, grant())).toBe("unknown");
  });

  test.each<[string, Partial<AccessFacts>]>([
    ["nobody says that it is made there", { link: link({ tenantId: undefined }) }],
    ["it is in a tenant that is known", { link: link({ inCustomersTenant: true }) }],
    ["the customer's tenant is known", { customer: customer(customerTenant) }],
    ["the customer's tenant is not given", { customer: customer(null) }],
    ["there is no link", { link: null }],
  ])("is not known to be in it where %s", (_where, changes) => {
    expect(inLinkedTenant(facts(changes), grant())).toBe("unknown");
  });
});

test("The tenant of a delegation that is not known yet is not, either", () => {
  expect(tenantOfAccess(lighthouse({ delegation: null }))).toBeUndefined();
});
