import type { HeldRolesReading } from "../../../sdk/nodejs/access";
import type { AccessFacts } from "../../../sdk/nodejs/access/facts/accessFacts";
import type { Grant } from "../../../sdk/nodejs/access/facts/grant";
import { holdersOf, withReadings } from "../../../sdk/nodejs/access/facts/roleReading";
import { roleProvenance } from "../../../sdk/nodejs/access/report/attributedRole";
import { direct, grant, role, scope } from "./facts";
import { linked, reader, somebody, subscription, supportRequestContributor, team } from "./ids";

const place = `/subscriptions/${subscription}`;
const inside = `${place}/resourceGroups/apps`;
const ours = "/providers/Microsoft.Management/managementGroups/ours";
const other = "/providers/Microsoft.Management/managementGroups/other";
const askedAs = "service principal of Contoso";

const held = (at: string, roleId = supportRequestContributor) => [{ roleId, scope: at }];

/** What Azure told of the linked identity at the subscription. */
function told(changes: Partial<HeldRolesReading>): HeldRolesReading {
  return { principalId: linked, scope: place, ...changes };
}

function readingOf(declared: Grant, ...readings: HeldRolesReading[]) {
  const facts: AccessFacts = direct({ grants: [declared] });
  return withReadings(facts, { readings, askedAs }).grants?.[0]?.reading;
}

test("whom to ask about is who holds a role, and where; nobody is asked about an eligible one", () => {
  const viaTeam = grant({ principalId: team, principalType: "Group", members: [linked] });
  expect(
    holdersOf([
      grant(),
      viaTeam,
      grant({ duration: "until", scopes: [scope(inside)] }),
      grant({ duration: "eligible", scopes: [scope(ours)] }),
      grant({ principalId: undefined }),
      grant({ scopes: undefined }),
    ]),
  ).toEqual([
    { principalId: linked, scope: place },
    { principalId: team, scope: place },
    { principalId: linked, scope: inside },
  ]);
  expect(holdersOf(undefined)).toEqual([]);
});

const atGroup = { scopes: [scope(ours)] };

test.each<[string, Grant, HeldRolesReading, "read" | "notFound" | "unreadable"]>([
  ["at the declared scope", grant(), told({ roles: held(place) }), "read"],
  ["at a management group above it", grant(), told({ roles: held(ours) }), "read"],
  ["for the whole tenant", grant(), told({ roles: held("/") }), "read"],
  [
    "whatever the case of ids",
    grant(),
    told({
      principalId: linked.toUpperCase(),
      scope: place.toUpperCase(),
      roles: held(place, supportRequestContributor.toUpperCase()),
    }),
    "read",
  ],
  ["with an end", grant({ duration: "until" }), told({ roles: held(place) }), "read"],
  ["as another role", grant(), told({ roles: held(place, reader) }), "notFound"],
  ["not at all", grant(), told({ roles: [] }), "notFound"],
  ["unreadably", grant(), told({ unreadable: "Azure answered 403" }), "unreadable"],
  [
    "at the declared management group",
    grant(atGroup),
    told({ scope: ours, roles: held(ours) }),
    "read",
  ],
  [
    "above the declared management group",
    grant(atGroup),
    told({ scope: ours, roles: held("/") }),
    "read",
  ],
  [
    "at another management group, above or inside nobody knows",
    grant(atGroup),
    told({ scope: ours, roles: held(other) }),
    "unreadable",
  ],
])(
  "a role that Azure shows %s is taken for what it is (%#)",
  (_where, declared, reading, state) => {
    expect(readingOf(declared, reading)).toMatchObject({ state, askedAs });
  },
);

test.each<[string, Grant, HeldRolesReading[]]>([
  ["an eligible role", grant({ duration: "eligible" }), [told({ roles: held(place) })]],
  ["an unknown role", grant({ role: undefined }), [told({ roles: held(place) })]],
  ["another scope than was asked about", grant(), [told({ scope: inside, roles: [] })]],
  ["another principal than was asked about", grant(), [told({ principalId: somebody, roles: [] })]],
  ["an unknown principal", grant({ principalId: undefined }), [told({ roles: held(place) })]],
  ["nothing that was read", grant(), []],
])("of %s nothing is claimed", (_what, declared, readings) => {
  expect(readingOf(declared, ...readings)).toBeUndefined();
});

test("each of two places has its own answer, also where a group is above only one of them", () => {
  const facts = direct({ grants: [grant(), grant({ scopes: [scope(inside)] })] });
  const readings = [told({ roles: held(ours) }), told({ scope: inside, roles: [] })];
  const states = withReadings(facts, { readings, askedAs }).grants?.map(
    (one) => one.reading?.state,
  );
  expect(states).toEqual(["read", "notFound"]);
});

test("where nothing was told, nothing changes", () => {
  expect(withReadings(direct(), { readings: undefined, askedAs: "nobody" })).toEqual(direct());
});

const reading = (state: "read" | "notFound" | "unreadable") => ({
  ...{ state, askedAs },
  reason: "Azure answered 403 (AuthorizationFailed)",
});

test.each<[string, Partial<Grant>]>([
  ["declared", {}],
  ["role read, duration declared", { reading: reading("read") }],
  ["role read, duration declared", { reading: reading("read"), duration: "until" }],
  [
    "role read, duration and membership declared",
    { reading: reading("read"), principalType: "Group", members: [linked] },
  ],
  [
    `declared; Azure shows no such role assignment (asked as ${askedAs})`,
    { reading: reading("notFound") },
  ],
  [
    `declared; could not be read: Azure answered 403 (AuthorizationFailed) (asked as ${askedAs})`,
    { reading: reading("unreadable") },
  ],
])("a role is said to be known by no more than: %s", (provenance, changes) => {
  expect(roleProvenance(grant({ role: role("Reader"), ...changes }))).toBe(provenance);
});
