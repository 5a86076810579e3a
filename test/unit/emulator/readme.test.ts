import { startEmulator } from "../../../emulator";
import { defaultSwitches } from "../../../emulator/arm/switches";
import { roleIds } from "../../../emulator/arm/access/roleDefinitions";
import { readWorld } from "../../../emulator/command/readWorld";
import { textOf } from "../sourceFiles";

const readme = textOf("emulator/README.md");

test("The emulator's page tells of every switch of what is unknown, and of no other", () => {
  const rows = readme.split("\n").filter((line) => line.startsWith("| "));
  const named = rows.flatMap((row) => [...(row.split("|")[2] ?? "").matchAll(/`(\w+)`/g)]);
  expect(named.map(([, name]) => name).sort()).toEqual(Object.keys(defaultSwitches()).sort());
});

test("It tells of every type of fault", () => {
  const types = [...textOf("emulator/faults/fault.ts").matchAll(/\btype: "(\w+)"/g)];
  expect(types.length).toBeGreaterThan(10);
  for (const [, type] of types) {
    expect(readme).toContain(`\`${type}\``);
  }
});

test("It is one screen", () => {
  expect(readme.split("\n").length).toBeLessThan(80);
});

test("The world that it names has somebody to link and somebody who owns the customer's subscription", async () => {
  const [, path = ""] = /\.\.\/(examples\/[\w/-]+\.json)/.exec(readme) ?? [];
  const world = readWorld(JSON.parse(textOf(path)));
  const [partner, owner] = world.servicePrincipals ?? [];
  const emulator = await startEmulator({ world });
  try {
    expect(emulator.environment).toMatchObject({ ARM_TENANT_ID: partner?.tenantId });
    expect(world.roles).toEqual([
      expect.objectContaining({ principalId: owner?.objectId, roleId: roleIds.owner }),
    ]);
    expect(owner?.tenantId).toBe(world.subscriptions?.[0]?.tenantId);
  } finally {
    await emulator.stop();
  }
});
