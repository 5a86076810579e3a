import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documents, textOfDocument } from "../documents/documents";
import { readPrograms } from "../documents/programs";
import { startEmulator } from "../../emulator";
import type { Emulator } from "../../emulator";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./access/cast";
import type { Customer, Principal } from "./access/cast";
import { installForNewcomer, openNewcomer } from "./newcomer";
import type { Newcomer } from "./newcomer";

jest.setTimeout(300_000);

let installation: string;
let emulator: Emulator;
let partner: Principal;
let customer: Customer;
let newcomer: Newcomer | undefined;

beforeAll(async () => {
  installation = await realpath(await mkdtemp(join(tmpdir(), "installation-")));
  await installForNewcomer(installation);
});

beforeEach(async () => {
  emulator = await startEmulator({ world: {} });
  emulator.partners.add(partnerIds.ours, "Contoso Consulting");
  partner = addPrincipal(emulator, addTenant(emulator));
  customer = addCustomer(emulator);
});

afterEach(async () => {
  await newcomer?.close();
  newcomer = undefined;
  await emulator.stop();
});

afterAll(() => rm(installation, { recursive: true, force: true }));

/** The variables that the printed commands may take values from. */
function variables(): Record<string, string> {
  return {
    PARTNER_ID: partnerIds.ours,
    PARTNER_NAME: "Contoso Consulting",
    PARTNER_TENANT_ID: partner.tenantId,
    PARTNER_OBJECT_ID: partner.objectId,
    PARTNER_CLIENT_ID: partner.clientId,
    PARTNER_CLIENT_SECRET: partner.secret,
    CUSTOMER_TENANT_ID: customer.tenantId,
    CUSTOMER_SUBSCRIPTION_ID: customer.subscriptionId,
    CUSTOMER_CLIENT_ID: customer.owner.clientId,
    CUSTOMER_CLIENT_SECRET: customer.owner.secret,
  };
}

const printed = documents.flatMap((document) =>
  readPrograms(textOfDocument(document)).flatMap(({ program, commands }) => {
    const text = program?.text;
    const words = commands.map((block) => block.text).join("\n");
    const place = `${document}:${program?.line ?? commands[0]?.line ?? 0}`;
    // A program whose settings say who grants must not care who else is signed in.
    const namesBoth = words.includes("azure-native:clientId");
    const signedIn = namesBoth ? (["partner", "customer"] as const) : (["partner"] as const);
    return signedIn.map((who) => ({ place, text, words, who }));
  }),
);

test.each(printed)(
  "the program at $place runs as printed from up to destroy where the $who is signed in",
  async ({ text, words, who }) => {
    const delegates = /\blighthouse: \{/.test(text ?? "");
    if (/\.get\(/.test(text ?? "")) {
      // What is read stands already, made by another stack.
      emulator.links.set(partner.tenantId, partner.objectId, partnerIds.ours);
    }
    newcomer = await openNewcomer({
      installation,
      program: text,
      env: {
        ...emulator.environment,
        ...variables(),
        ...(who === "partner" ? partner.env : customer.owner.env),
      },
    });
    const before = words.includes("pulumi stack init") ? "" : "pulumi stack init dev\n";
    const after = /^\s*pulumi up\b/m.test(words) ? "" : "\npulumi up";
    await newcomer.shell(before + words + after);

    expect(emulator.links.all()).toEqual([
      expect.objectContaining({ objectId: partner.objectId, partnerId: partnerIds.ours }),
    ]);
    const scopes = () => emulator.access.assignments.all().map(({ scope }) => scope);
    expect(scopes()).toEqual(delegates ? [customer.scope] : []);
    const outputs = JSON.parse(await newcomer.shell("pulumi stack output --json")) as object;
    expect(Object.values(outputs).length).toBeGreaterThan(0);
    const hidden = Object.entries(outputs).filter(([, value]) => value === "[secret]");
    const meant = [...(text ?? "").matchAll(/export const (\w+) = pulumi\.secret\(/g)];
    expect(hidden.map(([name]) => name).sort()).toEqual(meant.map(([, name]) => name).sort());
    const kept = await newcomer.shell("pulumi stack export; cat Pulumi.dev.yaml");
    expect(kept).not.toContain(partner.secret);

    await newcomer.shell("pulumi preview --expect-no-changes");
    await newcomer.shell("pulumi destroy");
    expect(scopes()).toEqual([]);
  },
);
