import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import type { RoleReading } from "../../../../sdk/nodejs/access/facts/grant";
import { heldAt } from "../../../../sdk/nodejs/access/credit/creditClaims";
import { holdingsOf } from "../../../../sdk/nodejs/access/credit/holding";
import { placesOf } from "../../../../sdk/nodejs/access/credit/place";
import { notYetKnown } from "../../../../sdk/nodejs/access/facts/known";
import { direct, grant, link, role } from "../facts";
import { linkAtCustomer, linked, somebody, standingLink, subscription, team } from "../ids";
import { assigned, delegated, granted, listed } from "./declared";

/** What the linked identity's one grant comes to, and all that keeps it from being sure. */
function held(facts: AccessFacts): string {
  const [one, ...more] = holdingsOf(facts) ?? [];
  expect(more).toEqual([]);
  return one ? [one.holds, ...one.doubts].join(" ") : "somebody else's";
}

/** A value that a preview does not know yet. */
const later = notYetKnown as unknown as string;
const custom = somebody;
const deleteRole = "Managed Services Registration assignment Delete Role";
const userAccess = "User Access Administrator";

describe("a role held permanently, itself, in the right tenant", () => {
  test.each([listed, "Owner", userAccess])("%s directly is listed as one that earns", (name) => {
    expect(held(assigned({ roles: [name] }))).toBe("yes");
  });

  test.each(["Reader", "Billing Reader", "Log Analytics Reader"])(
    "%s is listed as one that does not earn",
    (name) => {
      expect(held(assigned({ roles: [name] }))).toBe("no roleListedNo");
    },
  );

  test.each([custom, "Role Based Access Control Administrator", "Tag Contributor", deleteRole])(
    "%s is not in the table, which is no no",
    (name) => {
      expect(held(assigned({ roles: [name] }))).toBe("unknown roleNotInTable");
    },
  );

  test("is not known while the role is not", () => {
    expect(held(assigned({ roles: [later] }))).toBe("unknown roleNotYetKnown");
  });
});

test("User Access Administrator by Lighthouse only hands on roles", () => {
  const delegatedRoles = ["Contributor"];
  expect(held(delegated({ role: userAccess, delegatedRoles }))).toBe("unknown limitedRole");
  const grantedBy = "lighthouse";
  const managedByTenantId = standingLink.id.split("/")[0];
  expect(held(granted([{ role: userAccess, grantedBy, managedByTenantId }], standingLink))).toBe(
    "unknown limitedRole",
  );
  expect(held(granted([{ role: userAccess }]))).toBe("yes");
  // Azure shows no role by Lighthouse: what it shows is a role assignment.
  const { grants = [], ...facts } = granted([{ role: userAccess, grantedBy: undefined }]);
  const reading: RoleReading = { state: "read", askedAs: "Contoso" };
  expect(held({ ...facts, grants: grants.map((one) => ({ ...one, reading })) })).toBe("yes");
});

describe("who holds it", () => {
  const group = { principalId: team, principalType: "Group" } as const;

  test("a declared member of a group holds it as itself", () => {
    expect(held(delegated({ ...group, members: [somebody, linked] }))).toBe("yes");
    expect(held(assigned({ ...group, members: [linked] }))).toBe("yes");
    expect(held(granted([{ groupId: team }]))).toBe("yes");
  });

  test("a group without declared members may be that of the linked identity", () => {
    expect(held(delegated(group))).toBe("unknown undeclaredGroup");
    expect(held(assigned(group))).toBe("unknown undeclaredGroup");
  });

  test("a principal whose type is not stated may be such a group", () => {
    expect(held(delegated({ principalId: team }))).toBe("unknown unstatedPrincipal");
    expect(held(granted([{ principalId: team }]))).toBe("unknown unstatedPrincipal");
  });

  // A nested group's members cannot be declared, so its outer group has none that is linked.
  test("a group of which the linked identity is no declared member is somebody else's", () => {
    expect(held(delegated({ ...group, members: [somebody] }))).toBe("somebody else's");
  });

  test.each(["User", "ServicePrincipal", "ForeignGroup", "Device"] as const)(
    "a %s that is not the linked identity is somebody else",
    (principalType) => {
      expect(held(delegated({ principalId: team, principalType }))).toBe("somebody else's");
      const members = [linked];
      expect(held(delegated({ principalId: team, principalType, members }))).toBe(
        "somebody else's",
      );
    },
  );

  test("is not known while a principal, its type, its members or the linked identity is not", () => {
    const open = "unknown holderNotYetKnown";
    expect(held(delegated({ principalId: later }))).toBe(open);
    expect(held(delegated({ principalId: team, principalType: later as "User" }))).toBe(open);
    expect(held(delegated({ ...group, members: [later] }))).toBe(open);
    const perhapsGroup = { principalId: team, principalType: later as "Group" };
    expect(held(delegated({ ...perhapsGroup, members: [linked] }))).toBe(open);
    const existingLink = { ...standingLink, id: later };
    expect(held(delegated({ principalType: "User" }, { existingLink }))).toContain(
      "holderNotYetKnown",
    );
  });
});

describe("a role with an end", () => {
  const until = { duration: "until", endDateTime: "2027-01-31T12:00:00Z" } as const;

  test("is held until the last whole day before it", () => {
    const facts = granted([until]);
    expect(held(facts)).toBe("until");
    expect(heldAt(holdingsOf(facts) ?? [])).toMatchObject({ lastDay: "2027-01-30" });
  });

  test.each([
    ["2027-01-31T00:00:00Z", "2027-01-30"],
    ["2027-01-31T23:59:59.999Z", "2027-01-30"],
    ["2027-02-01T00:00:00Z", "2027-01-31"],
  ])("at %s is held until %s: neither broken day counts", (endDateTime, lastDay) => {
    const facts = granted([{ ...until, endDateTime }]);
    expect(heldAt(holdingsOf(facts) ?? [])).toMatchObject({ lastDay });
  });

  test("that is not known is held while it stands", () => {
    const facts = granted([{ ...until, endDateTime: later }]);
    expect(held(facts)).toBe("until");
    expect(heldAt(holdingsOf(facts) ?? []).lastDay).toBeUndefined();
  });
});

test("a role of which nobody says yet for how long it is held is not known to be held for whole days", () => {
  const grants = [grant({ duration: undefined })];
  expect(held(direct({ grants }))).toBe("unknown durationNotYetKnown");
});

describe("an eligible role", () => {
  const eligible = { duration: "eligible", principalType: "User" } as const;
  const byGroup = { groupId: team, duration: "eligible" } as const;

  test("of a linked user, itself or through a group, counts if activations cover whole days", () => {
    expect(held(granted([eligible]))).toBe("unknown eligible");
    expect(held(granted([{ ...byGroup, principalType: "User" }]))).toBe("unknown eligible");
    const both = granted([byGroup, { ...eligible, role: "Reader" }]);
    expect(holdingsOf(both)?.[0]).toMatchObject({ holds: "unknown", doubts: ["eligible"] });
  });

  test("may be one that a service principal cannot activate, where nobody says what is linked", () => {
    const open = "unknown perhapsCannotActivate";
    expect(held(granted([{ duration: "eligible" }]))).toBe(open);
    expect(held(granted([byGroup]))).toBe(open);
  });

  test("of a linked service principal or managed identity never counts: neither can activate", () => {
    const never = "no cannotActivate";
    expect(held(granted([{ ...eligible, principalType: "ServicePrincipal" }]))).toBe(never);
    expect(held(granted([{ ...byGroup, principalType: "ServicePrincipal" }]))).toBe(never);
    const assignments = { roles: undefined, eligible: [{ role: "Contributor" }] };
    expect(held(assigned(assignments))).toBe(never);
    const grants = [grant({ duration: "eligible", principalType: null })];
    expect(held(direct({ grants, link: link({ managedIdentity: true }) }))).toBe(never);
  });

  test("by Lighthouse is the same question for a user or a group", () => {
    const authorizations = [{ principalId: somebody, principalType: "User", role: "Reader" }];
    const facts = (principalType: "User" | "Group") =>
      delegated(
        {},
        {
          authorizations: authorizations as never,
          eligibleAuthorizations: [
            {
              principalId: principalType === "User" ? linked : team,
              principalType,
              role: "Contributor",
            },
          ],
        },
      );
    expect(held(facts("User"))).toBe("unknown eligible");
    expect(held(facts("Group"))).toBe("unknown undeclaredGroup perhapsCannotActivate");
  });
});

test("a condition leaves open whether the role counts", () => {
  expect(held(assigned({ condition: "@Resource[x] StringEquals 'y'" }))).toBe("unknown condition");
});

describe("the tenant of the link", () => {
  test("that is another one than the access's makes it count for nothing", () => {
    expect(held(delegated({}, { existingLink: linkAtCustomer }))).toBe("no otherTenant");
    expect(held(assigned({ existingLink: standingLink }))).toBe("no otherTenant");
  });

  test("or of the access leaves it open while it is not known", () => {
    expect(held(assigned({ customer: {} }))).toBe("unknown tenantNotKnown");
    const existingLink = { ...linkAtCustomer, id: later };
    expect(held(assigned({ existingLink }))).toBe("unknown holderNotYetKnown tenantNotKnown");
    expect(held(delegated({}, { managedByTenantId: later }))).toBe("unknown tenantNotKnown");
  });

  test("of granted access depends on the way, which has to be stated", () => {
    expect(held(granted([{ grantedBy: undefined }]))).toBe("unknown wayNotStated");
    expect(held(granted([{ grantedBy: "lighthouse" }]))).toBe("unknown tenantNotKnown");
    const managedByTenantId = standingLink.id.split("/")[0];
    const byLighthouse = { grantedBy: "lighthouse", managedByTenantId } as const;
    expect(held(granted([byLighthouse], standingLink))).toBe("yes");
    expect(held(granted([byLighthouse]))).toBe("no otherTenant");
  });
});

test.each<[RoleReading["state"], string]>([
  ["read", "yes"],
  ["notFound", "unknown notShown"],
  ["unreadable", "yes"],
])("Azure was asked, and the answer is %s", (state, holds) => {
  const grants = [grant({ reading: { state, askedAs: "Contoso" } })];
  expect(held(direct({ grants }))).toBe(holds);
});

describe("several roles at one place", () => {
  const sure = grant();
  const until = grant({ duration: "until", endDateTime: "2027-01-31T12:00:00Z" });
  const later = grant({ duration: "until", endDateTime: "2027-03-01T00:00:00Z" });
  const unknownEnd = grant({ duration: "until", endDateTime: undefined });
  const open = grant({ role: role(custom) });
  const no = grant({ role: role("Reader") });

  test.each([
    ["any that surely counts is enough", [no, open, until, sure], "yes", undefined, false],
    ["else the latest end", [no, later, until], "until", "2027-02-28", false],
    ["after which the open ones may count", [until, open, no], "until", "2027-01-30", true],
    ["or an end that is not known", [until, unknownEnd], "until", "2027-01-30", true],
    ["and nothing after ends of which none is known", [unknownEnd], "until", undefined, false],
    ["else what is open", [no, open], "unknown", undefined, false],
    ["else nothing", [no], "no", undefined, false],
    ["or nothing at all", [], "no", undefined, false],
  ] as const)("%s", (_case, grants, holds, lastDay, thenNotKnown) => {
    const holdings = holdingsOf(direct({ grants: [...grants] })) ?? [];
    expect(heldAt(holdings)).toEqual({ holds, thenNotKnown, ...(lastDay && { lastDay }) });
  });

  test("a plain no is never hidden by what is open about the same role", () => {
    const grants = [grant({ role: role("Reader"), condition: true })];
    const [one] = holdingsOf(direct({ grants })) ?? [];
    expect(one).toMatchObject({ holds: "no", doubts: ["roleListedNo", "condition"] });
  });
});

describe("the scope of a role", () => {
  const group = `/subscriptions/${subscription}/resourceGroups/apps`;
  const resource = `${group}/providers/Microsoft.Web/sites/shop`;
  const managementGroup = "/providers/Microsoft.Management/managementGroups/fabrikam";

  /** What is held at each place, by the place. */
  const places = (facts: AccessFacts) =>
    Object.fromEntries(
      (placesOf(facts) ?? []).map(({ scope, holdings }) => [scope?.id, heldAt(holdings).holds]),
    );

  test.each([`/subscriptions/${subscription}`, group, resource])(
    "at %s it counts for what lies below",
    (scope) => {
      expect(places(assigned({ scopes: { scope } }))).toEqual({ [scope]: "yes" });
    },
  );

  test("at a management group nobody says that credit is inherited", () => {
    expect(places(assigned({ scopes: { managementGroup } }))).toEqual({
      [managementGroup]: "unknown",
    });
  });

  test("at a management group it may reach the places that are named beside it", () => {
    const facts = granted([{ scope: managementGroup }, { scope: subscription, role: "Reader" }]);
    expect(places(facts)).toEqual({
      [managementGroup]: "unknown",
      [`/subscriptions/${subscription}`]: "unknown",
    });
  });

  test("says nothing of a place above or beside it", () => {
    const facts = granted([
      { scope: group },
      { scope: subscription, role: "Reader" },
      { scope: resource, role: "Reader" },
      { scope: somebody, role: "Reader" },
    ]);
    expect(places(facts)).toEqual({
      [`/subscriptions/${subscription}`]: "no",
      [group]: "yes",
      [resource]: "yes",
      [`/subscriptions/${somebody}`]: "no",
    });
  });

  test("that is not known yet says nothing for sure of the places that are", () => {
    const facts = granted([{ scope: later }, { scope: subscription, role: "Reader" }]);
    expect(places(facts)).toEqual({ [`/subscriptions/${subscription}`]: "unknown" });
  });

  test("that is not known yet may be a management group, except by Lighthouse", () => {
    expect(places(granted([{ scope: later }]))).toEqual({ undefined: "unknown" });
    expect(places(assigned({ scopes: { later } }))).toEqual({ undefined: "unknown" });
    expect(places(delegated({}, { subscriptionId: later }))).toEqual({ undefined: "yes" });
  });
});
