import { accessChanges } from "../../../sdk/nodejs/access/change/accessChange";
import type { AccessChange } from "../../../sdk/nodejs/access/change/accessChange";
import { changeSentence } from "../../../sdk/nodejs/access/change/changeSentence";
import { recordedAccess } from "../../../sdk/nodejs/access/change/recordedAccess";
import { notYetKnown } from "../../../sdk/nodejs/access/facts/known";

type Properties = Record<string, unknown>;

const subscription = "/subscriptions/33333333-3333-4333-8333-333333333333";
const otherSubscription = "/subscriptions/77777777-7777-4777-8777-777777777777";
const apps = `${subscription}/resourceGroups/apps`;
const group = "/providers/Microsoft.Management/managementGroups/landing-zones";

const holds = (principalId: string, roleId = "support", more: object = {}) => ({
  principalId,
  group: false,
  roleId,
  listed: roleId !== "reader",
  ...more,
});
const place = (name: string, scope = subscription, given = false) => ({ scope, name, given });

const lighthouse = (changes: Properties = {}) => ({
  mode: "lighthouse",
  linkedObjectId: "linked",
  managingTenantId: "tenant-a",
  definition: place("definition"),
  places: { subscription: place("assignment") },
  permanent: [holds("linked"), holds("people", "reader")],
  eligible: [{ principalId: "people", roleId: "contributor" }],
  ...changes,
});
const direct = (changes: Properties = {}) => ({
  mode: "direct",
  linkedObjectId: "linked",
  places: { subscription: { scope: subscription } },
  permanent: [holds("linked")],
  eligible: [{ principalId: "linked", roleId: "contributor", justification: "on call" }],
  ...changes,
});

const changes = (before: Properties, after: Properties): AccessChange[] =>
  accessChanges(recordedAccess(before), recordedAccess(after));
const loss = (principalId: string, scopes: string[], more: object = {}) => ({
  ...{ change: "loss", principalId, scopes, unless: [], gains: [] },
  ...more,
});

test.each([
  ["at first", undefined, lighthouse()],
  ["at first, by a release that registered nothing", {}, lighthouse()],
  ["where nothing of it is known", lighthouse(), notYetKnown],
  ["where the arguments are refused", lighthouse(), undefined],
])("nothing is said %s", (_title, before, after) => {
  expect(accessChanges(recordedAccess(before), recordedAccess(after))).toEqual([]);
});

describe("nothing is said", () => {
  test.each<[string, Properties, Properties]>([
    ["without a change", lighthouse(), lighthouse()],
    [
      "for the same ids in capital letters",
      lighthouse(),
      lighthouse({ managingTenantId: "TENANT-A" }),
    ],
    [
      "when access is added",
      lighthouse(),
      lighthouse({ permanent: [holds("linked"), holds("new")] }),
    ],
    [
      "when a scope is added",
      direct(),
      direct({ places: { subscription: { scope: subscription }, more: { scope: apps } } }),
    ],
    [
      "when one that is not linked goes",
      lighthouse({ permanent: [holds("linked"), holds("people")] }),
      lighthouse({ permanent: [holds("linked")] }),
    ],
    [
      "when another eligible role takes its place",
      direct(),
      direct({ permanent: [holds("linked", "other")] }),
    ],
    [
      "when the role goes on being held above the scope",
      direct({ places: { apps: { scope: apps } } }),
      direct({ places: { all: { scope: subscription } } }),
    ],
    [
      "when a newer table lists the role no more",
      direct(),
      direct({ permanent: [holds("linked", "support", { listed: false })] }),
    ],
    [
      "when only the linked identity is another",
      lighthouse(),
      lighthouse({ linkedObjectId: "people" }),
    ],
    [
      "when a role that is not listed goes",
      direct({ permanent: [holds("linked", "reader")] }),
      direct({ permanent: [] }),
    ],
    [
      "when eligible roles of a delegation change, which is updated in place",
      lighthouse({ eligible: [{ principalId: "people", roleId: "x", justification: "a" }] }),
      lighthouse({ eligible: [{ principalId: "people", roleId: "x", justification: "b" }] }),
    ],
    ["when the roles are not known yet", lighthouse(), lighthouse({ permanent: notYetKnown })],
    [
      "when one scope is not known yet",
      lighthouse(),
      lighthouse({ places: { subscription: { ...place("x"), scope: notYetKnown } } }),
    ],
    ["when nothing is known yet", lighthouse(), { mode: notYetKnown }],
    [
      "of a state that another release wrote",
      { mode: 9, places: "x", permanent: [7] },
      lighthouse(),
    ],
  ])("%s", (_title, before, after) => {
    expect(changes(before, after)).toEqual([]);
  });
});

describe("a delegation", () => {
  const toTenantB = (more: Properties = {}) =>
    lighthouse({
      managingTenantId: "tenant-b",
      definition: place("definition-b"),
      places: { subscription: place("assignment-b") },
      permanent: [holds("other")],
      ...more,
    });
  const tenants = { change: "managingTenant", before: "tenant-a", after: "tenant-b" };
  const replacement = (order: string, moves: string, given: string[] = []) => ({
    ...{ change: "replacement", order, given, moves },
  });

  test("of another managing tenant is made before the old one goes, where names derive", () => {
    expect(changes(lighthouse(), toTenantB())).toEqual([
      tenants,
      replacement("newFirst", "tenant"),
    ]);
  });

  test.each<[string, Properties, string[]]>([
    [
      "definition's",
      { definition: place("byHand", subscription, true) },
      ["registrationDefinitionId"],
    ],
    [
      "assignment's",
      { places: { subscription: place("byHand", subscription, true) } },
      ['registrationAssignmentIds["subscription"]'],
    ],
  ])("has a gap where the %s name is given by hand", (_title, names, given) => {
    expect(changes(lighthouse(), toTenantB(names))).toEqual([
      tenants,
      replacement("oldFirst", "tenant", given),
    ]);
  });

  test("whose given name stays while the tenant changes is changed in place, if Azure does that", () => {
    const byHand = { definition: place("byHand", subscription, true) };
    expect(changes(lighthouse(byHand), toTenantB(byHand))).toEqual([
      tenants,
      replacement("newFirst", "tenant"),
      { change: "inPlace", given: ["registrationDefinitionId"] },
    ]);
  });

  test("of another subscription leaves the former one", () => {
    const moved = {
      definition: place("definition-2", otherSubscription),
      places: { subscription: place("assignment-2", otherSubscription) },
    };
    expect(changes(lighthouse(), lighthouse(moved))).toEqual([
      replacement("newFirst", "scope"),
      loss("linked", [subscription]),
    ]);
  });

  test("under another name is another one, with a gap where it is given by hand", () => {
    const renamed = { definition: place("other") };
    expect(changes(lighthouse(), lighthouse(renamed))).toEqual([replacement("newFirst", "name")]);
    const byHand = { definition: place("other", subscription, true) };
    expect(changes(lighthouse(), lighthouse(byHand))).toEqual([
      replacement("oldFirst", "name", ["registrationDefinitionId"]),
    ]);
  });

  test("whose given names are left out is replaced without a gap", () => {
    const byHand = { definition: place("byHand", subscription, true) };
    expect(changes(lighthouse(byHand), lighthouse())).toEqual([replacement("newFirst", "name")]);
  });
});

describe("attribution stops", () => {
  test.each<[string, Properties, Properties, unknown[]]>([
    [
      "where a scope is dropped",
      direct({ places: { a: { scope: apps }, b: { scope: otherSubscription } } }),
      direct({ places: { b: { scope: otherSubscription } } }),
      [loss("linked", [apps])],
    ],
    [
      "where the linked identity's role is dropped",
      lighthouse(),
      lighthouse({ permanent: [holds("people", "reader")] }),
      [loss("linked", [subscription])],
    ],
    [
      "where its role becomes one that is not listed",
      direct(),
      direct({ permanent: [holds("linked", "reader")] }),
      [loss("linked", [subscription])],
    ],
    [
      "where its role can only be activated from now on",
      direct(),
      direct({ permanent: [] }),
      [loss("linked", [subscription])],
    ],
    [
      "where another principal takes its place, which is named",
      direct(),
      direct({ permanent: [holds("next")], linkedObjectId: "next" }),
      [loss("linked", [subscription], { gains: ["next"] })],
    ],
    [
      "where the group of the linked member is dropped",
      direct({ permanent: [holds("team", "support", { group: true, members: ["linked"] })] }),
      direct({ permanent: [] }),
      [loss("team", [subscription])],
    ],
    [
      "where a group is dropped whose members nobody declared",
      direct({ permanent: [holds("team", "support", { group: true })] }),
      direct({ permanent: [] }),
      [loss("team", [subscription])],
    ],
    [
      "where anybody's role is dropped and no link is declared",
      direct({ linkedObjectId: "", permanent: [holds("one"), holds("two")] }),
      direct({ linkedObjectId: "", permanent: [holds("two")] }),
      [loss("one", [subscription])],
    ],
    [
      "unless a management group has the subscription, which its id does not show",
      direct(),
      direct({ places: { all: { scope: group } } }),
      [loss("linked", [subscription], { unless: [group] })],
    ],
    [
      "at a resource group whose name only begins like the one that stays",
      direct({ places: { a: { scope: `${apps}-2` } } }),
      direct({ places: { b: { scope: apps } } }),
      [loss("linked", [`${apps}-2`])],
    ],
  ])("%s", (_title, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });
});

test("an eligibility with another reason or end is removed and made again", () => {
  const eligible = { principalId: "linked", roleId: "contributor" };
  const anew = [{ change: "eligibilityAnew", ...eligible }];
  expect(changes(direct(), direct({ eligible: [{ ...eligible, justification: "x" }] }))).toEqual(
    anew,
  );
  const ends = { ...eligible, justification: "on call", endDateTime: "2027-01-01T00:00:00Z" };
  expect(changes(direct(), direct({ eligible: [ends] }))).toEqual(anew);
});

describe("a sentence", () => {
  const said = (before: Properties, after: Properties) =>
    changes(before, after).map((change) => changeSentence("fabrikam", change));

  test("about a gap says so, what stops, and how there is none", () => {
    const names = { definition: place("byHand", otherSubscription, true) };
    const [gap] = said(lighthouse(), lighthouse(names));
    expect(gap).toMatch(/replaced with a gap: registrationDefinitionId is given by hand/);
    expect(gap).toMatch(/attribution stops/);
    expect(gap).toMatch(/Leave it out, and the new one is made first\.$/);
  });

  test("about a replacement without one does not speak of one", () => {
    const names = { definition: place("derived", otherSubscription) };
    const [first] = said(lighthouse(), lighthouse(names));
    expect(first).toContain("the new one is made before the old one is deleted");
    expect(first).not.toContain("gap");
  });

  test("about two delegations with the same principals warns of removing one", () => {
    const [first] = said(lighthouse(), lighthouse({ definition: place("other") }));
    expect(first).toContain("Microsoft says that removing one can take away the other");
  });

  test("about an identity that takes another's place says when it counts", () => {
    const [only] = said(direct(), direct({ permanent: [holds("next")] }));
    expect(only).toContain("object linked keeps no permanent role at /subscriptions/");
    expect(only).toContain("object next gets one there and counts only once it is linked");
  });

  test("shows nothing that would rewrite the terminal", () => {
    const [change] = changes(lighthouse(), lighthouse({ permanent: [] }));
    expect(change && changeSentence("fab\u001b[2Jrikam", change)).not.toMatch(/\u001b/);
  });
});
