import { azurePipelines } from "../pipelines/azurePipelines";
import { githubActions } from "../pipelines/githubActions";
import { gitlab } from "../pipelines/gitlab";
import { openPipelineScene } from "../pipelines/pipelineScene";
import type { JobRun, PipelineScene } from "../pipelines/pipelineScene";
import { change, organization } from "../pipelines/surroundings";
import { partnerIds } from "./access/cast";
import { inOrder } from "./inOrder";
import type { Then } from "./inOrder";

const roles = ["Support Request Contributor"];

describe.each([githubActions, gitlab, azurePipelines])("The pipeline for $product", (pipeline) => {
  let scene: PipelineScene;

  beforeAll(async () => {
    scene = await openPipelineScene(pipeline);
  });

  afterAll(() => scene.close());

  async function succeeds(...job: Parameters<PipelineScene["run"]>): Promise<JobRun> {
    const run = await scene.run(...job);
    if (run.exitCode !== 0) {
      throw new Error(`The job ${job.join(" ")} failed.\n${run.stdout}\n${run.stderr}`);
    }
    return run;
  }

  /** What all products' files say in the same words is tried with the words of one. */
  const isFirst = pipeline === githubActions;

  inOrder("runs as printed", (then) => {
    const thenOnce: Then = (...step) => isFirst && then(...step);

    then("what is merged first makes the link, without a secret", async () => {
      await succeeds("preview", "partner-link");
      expect(scene.emulator.links.all()).toEqual([]);
      const { calls } = await succeeds("up", "partner-link");
      expect(scene.emulator.links.all()).toEqual([
        expect.objectContaining({ objectId: scene.partner.objectId, partnerId: partnerIds.ours }),
      ]);
      const login = calls.find(({ program, args }) => program === "pulumi" && args[0] === "login");
      expect(login?.args).toEqual(
        expect.arrayContaining(["--oidc-token", expect.stringMatching(/./), organization]),
      );
    });

    thenOnce(
      "a change with a warning is stopped and says which, until a reason is given",
      async () => {
        const unlisted = { roles: ["Reader"] };
        await scene.writeCustomers(unlisted);
        const { exitCode, stdout, calls } = await scene.run("preview", "adatum");
        expect(exitCode).not.toBe(0);
        expect(stdout).toContain("P8: ");
        expect(stdout).toContain("Warnings stop this run");
        expect(commentsIn(calls)).toEqual([]);
        const skipRules = { P8: "Recognition is all we want of this customer." };
        await scene.writeCustomers({ ...unlisted, skipRules });
        await succeeds("preview", "adatum");
      },
    );

    then("a new customer's change has a comment that names this customer only", async () => {
      await scene.writeCustomers({ roles });
      const { calls } = await succeeds("preview", "adatum");
      const [comment, ...more] = commentsIn(calls);
      expect(more).toEqual([]);
      expect(comment).toMatch(
        /- \*\*Adatum\*\*: new; recognition set up; credit not known \(.*\)\.\n/,
      );
      expect(comment).toContain(change.commit);
      expect(comment).not.toContain("Northwind");
      for (const id of [scene.customer.subscriptionId, scene.partner.objectId]) {
        expect(comment).not.toContain(id);
      }
      expect(scene.emulator.access.assignments.all()).toEqual([]);
    });

    then("its merge gives the access, and keeps the report a secret", async () => {
      const { stdout } = await succeeds("up", "adatum");
      expect(stdout.match(/^[ +]*attribution *: .*$/gm)).toEqual(
        // In the preview of this run, and in what it did.
        Array<unknown>(2).fill(expect.stringMatching(/: \[secret\]$/)),
      );
      const scopes = scene.emulator.access.assignments.all().map(({ scope }) => scope);
      expect(scopes).toEqual([scene.customer.scope]);
    });

    thenOnce("a change that does nothing to recognition and credit has no comment", async () => {
      expect(commentsIn((await succeeds("preview", "adatum")).calls)).toEqual([]);
    });

    thenOnce("another change's comment says from what to what", async () => {
      const billing = { transactingPartnerId: "5550001" };
      await scene.writeCustomers({ roles, billing });
      const { calls } = await succeeds("preview", "adatum");
      expect(commentsIn(calls)).toEqual([
        expect.stringContaining("paid to not stated -> `5550001`"),
      ]);
      await scene.writeCustomers({ roles });
    });

    thenOnce("at night nothing has changed", async () => {
      await succeeds("drift", "partner-link");
      await succeeds("drift", "adatum");
    });

    then("a link that somebody took over fails the night and says who has it", async () => {
      const { tenantId, objectId } = scene.partner;
      scene.emulator.links.set(tenantId, objectId, partnerIds.theirs);
      const { exitCode, stdout } = await scene.run("drift", "partner-link");
      expect(exitCode).not.toBe(0);
      expect(stdout).toContain(partnerIds.theirs);
      expect(stdout).toContain("Fabrikam Services");
      expect(scene.emulator.links.get(tenantId, objectId)?.partnerId).toBe(partnerIds.theirs);
    });
  });
});

/** The comments that were written on the change. */
function commentsIn(calls: JobRun["calls"]): string[] {
  return calls
    .filter(({ args, read }) => read.length > 0 && args.some((arg) => arg.includes(change.number)))
    .flatMap(({ read }) => read)
    .map((text) => (text.startsWith("{") ? textOfThread(text) : text));
}

/** What Azure DevOps takes for a comment. */
function textOfThread(json: string): string {
  const { comments, status } = JSON.parse(json) as {
    comments: { content: string }[];
    status: string;
  };
  expect(status).toBe("closed");
  return comments.map(({ content }) => content).join("\n");
}
