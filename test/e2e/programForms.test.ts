import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { runCommand } from "../engine/runCommand";
import { expectLinks, typeScriptProgram } from "./programForm";
import { openScene, ours } from "./scene";
import type { Scene, SceneOptions } from "./scene";

jest.setTimeout(120_000);

const repository = join(__dirname, "..", "..");

describe("the same link, under the same provider text, is made by a program", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const links = async (options: SceneOptions, prepare?: (folder: string) => Promise<void>) => {
    scene = await openScene(options);
    await prepare?.(scene.workspace.folder);
    await expectLinks(scene);
  };

  test("of CommonJS", () =>
    links({
      files: {
        "index.js": `
          const { PartnerAdminLink } = require("pulumi-azure-partner");
          exports.partner = new PartnerAdminLink("contoso", { partnerId: "${ours}" }).partnerId;
        `,
      },
    }));

  test("of ES modules", () =>
    links({
      files: {
        "package.json":
          '{ "name": "program", "private": true, "type": "module", "main": "index.js" }',
        "index.js": `
          import { PartnerAdminLink } from "pulumi-azure-partner";
          export const partner = new PartnerAdminLink("contoso", { partnerId: "${ours}" }).partnerId;
        `,
      },
    }));

  test("of TypeScript that Pulumi compiles itself", () =>
    links({
      files: {
        "index.ts": typeScriptProgram(ours),
        "tsconfig.json": '{ "compilerOptions": { "strict": true, "types": [] } }',
      },
    }));

  test.each([
    ["node10", { module: "commonjs", moduleResolution: "node10" }, ""],
    ["node16", { module: "node16", moduleResolution: "node16" }, ""],
    ["bundler", { module: "es2022", moduleResolution: "bundler" }, '"type": "module", '],
  ])("of TypeScript compiled under moduleResolution %s", (_name, resolution, type) =>
    links(
      {
        files: {
          "Pulumi.yaml":
            "name: program\nruntime: { name: nodejs, options: { typescript: false } }\n",
          "package.json": `{ "name": "program", "private": true, ${type}"main": "index.js" }`,
          "index.ts": typeScriptProgram(ours),
          // Under another name than Pulumi's own compiler looks for.
          "tsconfig.build.json": JSON.stringify({
            compilerOptions: { ...resolution, target: "es2022", strict: true, types: [] },
            files: ["index.ts"],
          }),
        },
      },
      compile,
    ),
  );

  test("that is bundled, where only the project's own node_modules holds the package", () =>
    links(
      {
        files: {
          "program.js": `
            import { PartnerAdminLink } from "pulumi-azure-partner";
            export const partner = new PartnerAdminLink("contoso", { partnerId: "${ours}" }).partnerId;
          `,
        },
      },
      async (folder) => {
        const { metafile } = await build({
          entryPoints: [join(folder, "program.js")],
          outfile: join(folder, "index.js"),
          ...{ bundle: true, minify: true, platform: "node", metafile: true },
          external: ["@pulumi/pulumi"],
        });
        // The package's own code is inside the bundle: what runs there is not read from node_modules.
        expect(Object.keys(metafile.inputs).join()).toContain("sdk/nodejs/partnerAdminLink.js");
      },
    ));

  // What an installation of its own holds is not a link to it.
  if (!process.env["TEST_INSTALLATION"]) {
    test("beside a linked package", () =>
      links(
        {
          files: {
            "index.js": `
            const { PartnerAdminLink } = require("pulumi-azure-partner");
            exports.partner = new PartnerAdminLink("contoso", { partnerId: "${ours}" }).partnerId;
          `,
          },
        },
        async (folder) => {
          const place = join(folder, "node_modules", "pulumi-azure-partner");
          await rm(place, { recursive: true });
          await symlink(repository, place);
        },
      ));
  }
});

async function compile(folder: string): Promise<void> {
  const compiler = join(repository, "node_modules", "typescript", "bin", "tsc");
  const { stdout, exitCode } = await runCommand(
    process.execPath,
    [compiler, "-p", join(folder, "tsconfig.build.json")],
    {
      timeoutSeconds: 60,
    },
  );
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 0 });
}
