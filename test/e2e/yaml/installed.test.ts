import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { version } from "../../../package.json";
import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { readCodeBlocks } from "../../documents/codeBlocks";
import { repository, textOfDocument } from "../../documents/documents";
import { findEngine } from "../../engine/findEngine";
import { findYamlHost } from "../../engine/findYamlHost";
import { inOrder } from "../inOrder";
import { openNewcomer } from "../newcomer";
import type { Newcomer } from "../newcomer";
import { pluginFolder } from "./yamlScene";

jest.setTimeout(120_000);

const page = readCodeBlocks(textOfDocument("docs/other-languages.md"));
const program = page.find(({ language }) => language === "yaml")?.text ?? "";
const commands = page.find(({ language }) => language === "sh")?.text ?? "";

/** As far as the test looks into it. */
interface Program {
  resources: {
    contoso: {
      properties: {
        partnerId: string;
        expectedPartnerName: string;
        identity: { tenantId: string; objectId: string };
      };
    };
  };
}

inOrder("the plugin's archive, as docs/other-languages.md has it made and installed", (then) => {
  let emulator: Emulator;
  let newcomer: Newcomer;
  const { partnerId, expectedPartnerName, identity } = (load(program) as Program).resources.contoso
    .properties;
  const linked = () => emulator.links.get(identity.tenantId, identity.objectId)?.partnerId;

  beforeAll(async () => {
    emulator = await startEmulator({ world: {} });
    emulator.partners.add(partnerId, expectedPartnerName);
    emulator.directory.addTenant(identity);
    const secret = "a-secret";
    const { clientId } = emulator.directory.addServicePrincipal({ ...identity, secret });
    newcomer = await openNewcomer({
      installation: repository,
      program: { "Pulumi.yaml": program },
      pathFirst: [(await findYamlHost(await findEngine())).folder],
      env: {
        ...emulator.environment,
        ARM_TENANT_ID: identity.tenantId,
        ARM_CLIENT_ID: clientId,
        ARM_CLIENT_SECRET: secret,
        DIST: join(pluginFolder, ".."),
      },
    });
  });
  afterAll(async () => {
    await newcomer?.close();
    await emulator.stop();
  });

  then("is of this version, and missed by a program as long as it is not installed", async () => {
    expect(commands).toContain(` azure-partner ${version} `);
    await newcomer.shell("pulumi stack init dev");
    await expect(newcomer.shell("pulumi preview")).rejects.toThrow(/azure-partner/);
  });

  then("links by the page's program as it is printed, and unlinks", async () => {
    await newcomer.shell(`ln -s "$DIST" dist\n${commands}`);
    await newcomer.shell("pulumi up");
    expect(linked()).toBe(partnerId);
    await newcomer.shell("pulumi preview --expect-no-changes\npulumi destroy");
    expect(linked()).toBeUndefined();
  });

  // A setting of digits alone reaches a program in YAML as a number, unless it begins with a zero.
  for (const [id, name] of [
    ["7654321", "Contoso Services"],
    ["0123456", "Contoso Cloud"],
  ] as const) {
    then(`links by examples/yaml, as its comments say, a partner whose id is ${id}`, async () => {
      const example = await readFile(join(repository, "examples/yaml/Pulumi.yaml"), "utf8");
      const settings = [...example.matchAll(/^ *# +(pulumi config set .*)$/gm)].map(
        ([, command = ""]) => command,
      );
      emulator.partners.add(id, name);
      await newcomer.shell(
        `mkdir of-${id} && cd of-${id} && printf %s "$EXAMPLE" > Pulumi.yaml
        pulumi stack init of-${id}
        ${settings.join("\n")}
        pulumi config set tenantId "$ARM_TENANT_ID"
        pulumi config set objectId ${identity.objectId}
        pulumi up`,
        { EXAMPLE: example, PARTNER_ID: id, PARTNER_NAME: name },
      );
      expect(linked()).toBe(id);
      await newcomer.shell(`cd of-${id} && pulumi destroy`);
      expect(linked()).toBeUndefined();
    });
  }
});
