import { throughOf } from "../../../azure/principal";
import type { RoleHolder } from "../../../azure/principal";

const linked = "a1b2c3d4-0000-4000-8000-00000000000f";
const somebody = "a1b2c3d4-0000-4000-8000-000000000002";

const holder = (changes: Partial<RoleHolder> = {}): RoleHolder => ({
  principalId: somebody,
  principalType: "Group",
  members: null,
  ...changes,
});

test.each<[string, RoleHolder, string]>([
  ["of the identity itself", holder({ principalId: linked.toUpperCase() }), "itself"],
  ["of a group that it is a declared member of", holder({ members: [somebody, linked] }), "group"],
  ["of what has it as a member", holder({ principalType: null, members: [linked] }), "group"],
  ["of a group of whose members nothing is said", holder(), "undeclaredGroup"],
  ["of a principal of which nothing is said", holder({ principalType: null }), "unstatedPrincipal"],
  ["of a group of others", holder({ members: [somebody] }), "others"],
  ["of a group of nobody", holder({ members: [] }), "others"],
  ["of another user", holder({ principalType: "User" }), "others"],
  ["of another service principal", holder({ principalType: "ServicePrincipal" }), "others"],
  [
    "of another tenant's group, whatever members are declared",
    holder({ principalType: "ForeignGroup", members: [linked] }),
    "others",
  ],
  ["of a principal not yet known", holder({ principalId: undefined }), "notYetKnown"],
  ["of members not yet known", holder({ members: undefined }), "notYetKnown"],
  ["of a type not yet known", holder({ principalType: undefined }), "notYetKnown"],
  [
    "of a member of what may turn out to be no group",
    holder({ principalType: undefined, members: [linked] }),
    "notYetKnown",
  ],
])("a role %s reaches the identity through: %#", (_title, held, through) => {
  expect(throughOf(linked, held)).toBe(through);
});

test("through whom a role reaches an identity that is not known is not known", () => {
  expect(throughOf(undefined, holder({ principalType: "User" }))).toBe("notYetKnown");
});
