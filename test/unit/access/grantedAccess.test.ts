import * as pulumi from "@pulumi/pulumi";
import { CustomerOnboarding } from "../../../sdk/nodejs/access";
import type {
  GrantedRole,
  GrantedRoles,
  HeldRolesReading,
  NewLink,
  OneLink,
} from "../../../sdk/nodejs/access";
import { customerTenant, linkAtCustomer, linked, reader, subscription, team } from "./ids";
import { runProgram, valueOf } from "./program";
import type { Registered } from "./program";

const heldRolesType = "pulumi-nodejs:dynamic/azure-partner:HeldRoles";
const customer = { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription };
const scope = `/subscriptions/${subscription}`;
const inside = `${scope}/resourceGroups/apps`;
const contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const askedAs = "service principal of Contoso";
const identity = { clientId: team, objectId: linked };

function role(changes: Partial<GrantedRole> = {}): GrantedRole {
  return {
    principalId: linked,
    role: "Contributor",
    scope: subscription,
    duration: "permanent",
    grantedBy: "roleAssignment",
    ...changes,
  };
}

/** Onboards with access that stands; `readings` are what Azure would tell. */
function onboard(
  access: Partial<GrantedRoles> = {},
  readings?: HeldRolesReading[],
  skipRules?: Record<string, string>,
  oneLink: OneLink = { link: { partnerId: "1234567", identity } },
) {
  const granted = { access: [role()], ...access, ...oneLink };
  const outputs = ({ type, inputs }: Registered) =>
    type === heldRolesType ? { readings, askedAs } : { ...(inputs.identity as object) };
  return runProgram(() => {
    const { attribution, markdown, heldRoles } = new CustomerOnboarding("fabrikam", {
      ...{ customer, granted, skipRules },
    });
    return { attribution, markdown, heldRoles };
  }, outputs);
}

function readingIn(resources: Registered[]): Registered | undefined {
  return resources.find(({ type }) => type === heldRolesType);
}

test("the linked identity reads the roles, as it is pinned for its link", async () => {
  const { resources, result } = await onboard();
  const reading = readingIn(resources);
  expect(reading).toMatchObject({ name: "fabrikam", provider: "" });
  expect(reading?.inputs).toMatchObject({
    holders: [{ principalId: linked, scope }],
    identity: { clientId: team, tenantId: customerTenant, objectId: linked },
  });
  expect(result.heldRoles).toBeDefined();
});

test("the secret of whoever reads is marked as one", async () => {
  const readAs = { ...identity, clientSecret: "s3cret-value" };
  const { resources } = await onboard({ readAs });
  const marked = Object.entries(readingIn(resources)?.inputs.identity ?? {});
  // How Pulumi marks a secret on the wire; against mocks the object that holds it is marked.
  expect(marked).toContainEqual([
    "4dabf18193072939515e22adb298388d",
    "1b47061264138c4ac30d75fd1eb44270",
  ]);
});

test("the group is asked about where a group holds the role, and no eligible role is", async () => {
  const access = [
    role({ groupId: team }),
    role({ duration: "eligible", scope: inside }),
    role({ duration: "until", endDateTime: "2027-01-31T00:00:00Z", role: pulumi.output("Reader") }),
    role({ grantedBy: "lighthouse", managedByTenantId: customerTenant, scope: inside }),
  ];
  for (const given of [access, pulumi.output(access)]) {
    const { resources } = await onboard({ access: given });
    expect(readingIn(resources)?.inputs.holders).toEqual([
      { principalId: team, scope },
      { principalId: linked, scope },
    ]);
  }
});

const elsewhere: OneLink = { existingLink: linkAtCustomer };
const made = (changes: Partial<NewLink> = {}): OneLink => ({
  link: { partnerId: "1234567", identity, ...changes },
});

test.each<[string, Partial<GrantedRoles>, OneLink]>([
  ["the program says that nobody reads", { readRoles: false }, made()],
  ["the link stands elsewhere and nobody is named", {}, elsewhere],
])("nothing is read where %s, and all stays declared", async (_why, access, oneLink) => {
  const { resources, result } = await onboard(access, undefined, undefined, oneLink);
  expect(readingIn(resources)).toBeUndefined();
  expect(result.heldRoles).toBeUndefined();
  expect((await valueOf(result.attribution)).roles).toMatchObject([
    { reading: "notAsked", provenance: "declared" },
  ]);
});

test.each<[string, OneLink]>([
  ["where the link stands elsewhere", elsewhere],
  ["instead of the linked identity", made()],
])("whoever is named reads, %s", async (_where, oneLink) => {
  const readAs = { tenantId: customerTenant, clientId: linked };
  const { resources } = await onboard({ readAs }, undefined, undefined, oneLink);
  expect(readingIn(resources)?.inputs.identity).toEqual(readAs);
  expect(readingIn(resources)?.inputs).not.toHaveProperty("whenUnreachable");
});

test("the reading can do without the identity exactly where its link can", async () => {
  const oneLink = made({ whenUnreachable: "keep" });
  const { resources } = await onboard({}, undefined, undefined, oneLink);
  expect(readingIn(resources)?.inputs.whenUnreachable).toBe("keep");
});

const told = (...roleIds: string[]): HeldRolesReading[] => [
  { principalId: linked, scope, roles: roleIds.map((roleId) => ({ roleId, scope })) },
];

test("what Azure shows is reported as read, and nothing is warned about", async () => {
  const { result, log } = await onboard({}, told(contributor));
  const { roles, recognition } = await valueOf(result.attribution);
  expect(roles).toMatchObject([{ provenance: "role read, duration declared" }]);
  expect(recognition).toMatchObject([{ scopes: [scope], outcome: "setUp" }]);
  expect(log.filter((line) => line.startsWith("warning"))).toEqual([]);
  expect(log.filter((line) => line.includes("P11: "))).toHaveLength(1);
});

test("what Azure does not show is warned about, once, and stands in the report", async () => {
  const { result, log } = await onboard(
    { access: [role(), role({ role: "Reader" })] },
    told(reader),
  );
  const { roles, findings } = await valueOf(result.attribution);
  expect(roles.map(({ reading }) => reading)).toEqual(["notFound", "read"]);
  expect(findings.map(({ id }) => id)).toContain("P18");
  const warnings = log.filter((line) => line.includes("P18: Azure shows no role assignment"));
  expect(warnings).toEqual([expect.stringMatching(/^warning: .*asked as service principal of/)]);
  expect(await valueOf(result.markdown)).toContain("[P18]** (warning)");
});

test("the warning can be switched off with a reason, like any other", async () => {
  const { result, log } = await onboard({}, told(), { P18: "held by Lighthouse" });
  const { findings, skippedRules } = await valueOf(result.attribution);
  expect(findings.map(({ id }) => id)).not.toContain("P18");
  expect(skippedRules).toEqual([{ id: "P18", reason: "held by Lighthouse" }]);
  expect(log.join("\n")).not.toContain("P18");
});

test("what Azure did not let be read stays declared, with the reason, and is no warning", async () => {
  const unreadable = "Azure answered 403 (AuthorizationFailed)";
  const { result, log } = await onboard({}, [{ principalId: linked, scope, unreadable }]);
  const { roles } = await valueOf(result.attribution);
  expect(roles[0]?.provenance).toBe(
    `declared; could not be read: ${unreadable} (asked as ${askedAs})`,
  );
  expect(log.join("\n")).not.toContain("P18");
});
