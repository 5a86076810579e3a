import { execFile } from "node:child_process";
import { delimiter } from "node:path";
import { promisify } from "node:util";
import { startEmulator } from "../../../emulator";
import type { AzureCli, Emulator } from "../../../emulator";
import { parseJwt } from "../../../emulator/entra/jwt";
import { addExample, example, linkPath } from "./example";
import { send } from "./send";

const { tenantId, partnerId } = example;
const upn = "ada@example.test";

// A process of its own, because Azure's client finds `az` on the PATH that a process began with.
const program = `
  const { AzureCliCredential } = require("@azure/identity");
  const [scope, tenantId] = process.argv.slice(1);
  new AzureCliCredential({ tenantId }).getToken(scope).then(
    ({ token }) => console.log(token),
    (error) => { console.error(error.message); process.exitCode = 1; },
  );
`;

describe("sign-in by Azure CLI", () => {
  let emulator: Emulator;
  let cli: AzureCli;
  beforeAll(async () => {
    emulator = await startEmulator({ world: {} });
    cli = emulator.createAzureCli({ upn, tenantId });
  });
  afterAll(async () => {
    await emulator.stop();
  });
  beforeEach(() => {
    emulator.reset();
    addExample(emulator);
  });

  async function cliToken(tenant: string): Promise<string> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["-e", program, `${emulator.url}/.default`, tenant],
      { env: { ...process.env, PATH: `${cli.folder}${delimiter}${process.env.PATH}` } },
    );
    return stdout.trim();
  }

  test("links a person under the object id of the tenant that was asked", async () => {
    const other = emulator.directory.addTenant();
    emulator.directory.addUser({ tenantId, upn });
    const guest = emulator.directory.addUser({ tenantId: other.tenantId, upn });
    const token = await cliToken(other.tenantId);
    expect(parseJwt(token)?.claims).toMatchObject({ oid: guest.objectId, idtyp: "user", upn });

    await send(emulator, { method: "PUT", path: linkPath(partnerId), token });
    expect(emulator.links.get(other.tenantId, guest.objectId)).toBeDefined();
  });

  test("says why a person gets no token", async () => {
    emulator.directory.addUser({ tenantId, upn });
    emulator.directory.refuseSignIn({ tenantId, identity: upn, code: 50076 });
    await expect(cliToken(tenantId)).rejects.toThrow(/AADSTS50076/);
  });

  test("gives no token for a tenant where the person has no account", async () => {
    await expect(cliToken(tenantId)).rejects.toThrow(/AADSTS50020/);
  });
});
