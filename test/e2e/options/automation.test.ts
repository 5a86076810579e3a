import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { engineEnvironment } from "../../engine/engineEnvironment";
import { findEngine } from "../../engine/findEngine";
import { runCommand } from "../../engine/runCommand";
import { inOrder } from "../inOrder";
import { openScene, ours, theirs } from "../scene";
import type { Scene } from "../scene";

jest.setTimeout(240_000);

/** Runs one verb on a stack whose program is a function of this very process. */
const script = `
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { PartnerAdminLink } = require("pulumi-azure-partner");
const [verb, workDir] = process.argv.slice(2);
const program = async () => {
  new PartnerAdminLink("contoso", { partnerId: "${ours}" });
};
LocalWorkspace.createOrSelectStack(
  { stackName: "inline", projectName: "program", program },
  { workDir: workDir || __dirname },
)
  .then((stack) => stack[verb]())
  .then(({ stdout }) => console.log(stdout))
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
`;

inOrder("an inline program of the Automation API", (then) => {
  let scene: Scene;
  let env: Record<string, string>;
  beforeAll(async () => {
    scene = await openScene();
    const { root, folder } = scene.workspace;
    await writeFile(join(folder, "inline.js"), script);
    env = {
      ...engineEnvironment(await findEngine(), {
        home: join(root, "home"),
        temporary: join(root, "temporary"),
        backend: join(root, "backend"),
        projectNodeModules: join(folder, "node_modules"),
      }),
      ...scene.emulator.environment,
      ...scene.principal.env,
    };
  });
  afterAll(() => scene.close());

  const run = async (verb: "up" | "refresh" | "destroy", workDir = "") => {
    const mark = scene.emulator.requests.next();
    const { folder } = scene.workspace;
    const { exitCode, stdout, stderr } = await runCommand(
      process.execPath,
      [join(folder, "inline.js"), verb, workDir],
      { cwd: folder, env, timeoutSeconds: 100 },
    );
    const requests = scene.emulator.requests.ofKind("link", mark).map(({ method }) => method);
    return { exitCode, text: stdout + stderr, requests };
  };

  then("links as any other program does, and has nothing to do after that", async () => {
    const first = await run("up");
    expect(first).toMatchObject({ exitCode: 0, requests: ["GET", "PUT"] });
    const again = await run("up");
    expect(again).toMatchObject({ exitCode: 0, requests: [] });
    expect(again.text).toContain("2 unchanged");
  });

  then("refreshes, and is refused where somebody else has moved the link", async () => {
    scene.relink(theirs);
    expect(await run("refresh")).toMatchObject({ exitCode: 0, requests: ["GET"] });
    const refused = await run("up");
    expect(refused).toMatchObject({ exitCode: 1, requests: ["GET"] });
    expect(refused.text).toContain(`rebindFrom: ["${theirs}"]`);
    expect(scene.linked()).toBe(theirs);
  });

  then("removes what is its own", async () => {
    scene.relink(ours);
    expect(await run("destroy")).toMatchObject({ exitCode: 0, requests: ["GET", "DELETE"] });
    expect(scene.linked()).toBeUndefined();
  });

  then(
    "needs a workDir from which the packages are found, and changes nothing where they are not",
    async () => {
      const elsewhere = join(scene.workspace.root, "stack");
      const { exitCode, text, requests } = await run("up", elsewhere);
      expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
      expect(text).toContain("Cannot find module '@pulumi/pulumi/cmd/dynamic-provider'");
    },
  );
});
