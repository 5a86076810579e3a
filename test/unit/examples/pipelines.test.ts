import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../documents/documents";
import { azureJobs, azurePipelines } from "../../pipelines/azurePipelines";
import { githubActions } from "../../pipelines/githubActions";
import { extended, gitlab } from "../../pipelines/gitlab";
import { listOf, mapOf, pipelinesFolder, readPipeline } from "../../pipelines/pipeline";
import type { Pipeline, Work } from "../../pipelines/pipeline";
import { surroundingsOf } from "../../pipelines/surroundings";
import { workflowProblems } from "../../pipelines/workflowProblems";

const textOf = (...path: string[]) => readFileSync(join(...path), "utf8");

/** What a job's shells are told to do. */
function wordsOf(pipeline: Pipeline, work: Work, stack: string): string {
  const id = "00000000-0000-4000-8000-000000000001";
  const { given } = surroundingsOf(pipeline, {
    identity: { tenantId: id, clientId: id, objectId: id },
    subscriptionId: id,
    token: "token",
    workflow: {},
  });
  return pipeline.job(work, stack, given).shells.join("\n");
}

describe.each([githubActions, gitlab, azurePipelines])("The pipeline for $product", (pipeline) => {
  const stacks = ["partner-link", "adatum"];

  test.each(stacks)("lets warnings stop a change of %s, and nothing that is merged", (stack) => {
    expect(wordsOf(pipeline, "preview", stack)).toContain("azure-partner:warningsFail=true");
    for (const work of ["up", "drift"] as const) {
      expect(wordsOf(pipeline, work, stack)).not.toContain("warningsFail");
    }
  });

  test("shows the report in clear to no log, and to no deployment", () => {
    const lines = wordsOf(pipeline, "preview", "adatum").split("\n");
    const inClear = lines.filter((line) => line.includes("REPORT_IN_CLEAR"));
    expect(inClear).toEqual([expect.stringMatching(/ > events\.json$/)]);
    expect(lines.filter((line) => line.includes("events.json"))).toHaveLength(2);
    for (const work of ["up", "drift"] as const) {
      expect(wordsOf(pipeline, work, "adatum")).not.toContain("REPORT_IN_CLEAR");
    }
  });

  test.each(stacks)("compares %s with Azure and changes nothing there at night", (stack) => {
    const words = wordsOf(pipeline, "drift", stack);
    expect(words).toContain("pulumi preview");
    expect(words).toContain("--refresh --expect-no-changes");
    expect(words).not.toMatch(/pulumi (up|refresh|destroy)/);
  });

  test.each(["preview", "up", "drift"] as const)("signs in without a secret for %s", (work) => {
    const words = wordsOf(pipeline, work, "adatum");
    expect(words).toMatch(/pulumi login --oidc-token "[^"]+"?/);
    expect(words).not.toMatch(/ACCESS_TOKEN\b|CLIENT_SECRET|PASSWORD|secrets\./);
  });
});

describe("GitHub Actions", () => {
  const own = join(repository, ".github", "workflows");
  const workflows = [
    ...readdirSync(own).map((file) => [file, textOf(own, file)] as const),
    ["the template's", textOf(pipelinesFolder, "github-actions.yml")] as const,
  ];
  const workflow = readPipeline("github-actions.yml");
  const job = (name: string) => mapOf(mapOf(workflow.jobs)[name]);

  test("finds nothing wrong with any workflow, by its own parser", () => {
    const problems = workflowProblems(workflows.map(([, text]) => text));
    expect(workflows.map(([file], index) => [file, problems[index]])).toEqual(
      workflows.map(([file]) => [file, []]),
    );
  });

  test("would find a permission, a key and a name that there are none of", () => {
    const [, text = ""] = workflows.at(-1) ?? [];
    const broken = {
      "id-tokn": text.replace("id-token", "id-tokn"),
      enviroment: text.replace("    environment:", "    enviroment:"),
      matrx: text.replace("matrix.stack }}-", "matrx.stack }}-"),
      "runs-on": text.replace("runs-on", "runs_on"),
    };
    const problems = workflowProblems(Object.values(broken));
    expect(problems).toEqual(
      Object.keys(broken).map((word) => expect.arrayContaining([expect.stringContaining(word)])),
    );
  });

  test("gets actions by their commit", () => {
    const uses = workflows.flatMap(([, text]) => text.match(/uses: .*/g) ?? []);
    expect(uses.length).toBeGreaterThan(4);
    expect(uses.filter((use) => !/^uses: [\w/-]+@[0-9a-f]{40} # v/.test(use))).toEqual([]);
  });

  test("gives each job a token of its own, and only a change's job may comment", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    const token = { contents: "read", "id-token": "write" };
    expect(job("preview").permissions).toEqual({ ...token, "pull-requests": "write" });
    expect(job("up").permissions).toEqual(token);
    expect(job("drift").permissions).toEqual(token);
  });

  test("previews no fork's change, deploys main only, and the link's stack first", () => {
    expect(job("preview").if).toContain("!github.event.pull_request.head.repo.fork");
    expect(mapOf(workflow.on).push).toEqual({ branches: ["main"] });
    expect(job("up").if).toBe("github.event_name == 'push'");
    const { matrix, ...strategy } = mapOf(job("up").strategy);
    expect(strategy).toEqual({ "max-parallel": 1 });
    expect(listOf(mapOf(matrix).stack)[0]).toBe("partner-link");
  });
});

describe("GitLab", () => {
  const file = readPipeline("gitlab-ci.yml");
  const job = (name: string) => extended(file, mapOf(file[name]));
  const names = ["preview", "link", "customers", "drift"];

  test.each(names)("gives the job %s tokens for Azure and for Pulumi Cloud", (name) => {
    expect(job(name).id_tokens).toEqual({
      ARM_OIDC_TOKEN: { aud: "api://AzureADTokenExchange" },
      PULUMI_OIDC_TOKEN: { aud: "urn:pulumi:org:$PULUMI_ORG" },
    });
    expect(mapOf(job(name).variables).ARM_USE_OIDC).toBe("true");
  });

  test("has no other jobs, and runs them in the order of their stages", () => {
    const known = ["workflow", "stages", "default"];
    const jobs = Object.keys(file).filter((key) => !known.includes(key) && !key.startsWith("."));
    expect(jobs).toEqual(names);
    expect(names.map((name) => job(name).stage)).toEqual(listOf(file.stages));
  });

  test("deploys what is merged and not what is scheduled", () => {
    const rules = [
      { if: '$CI_PIPELINE_SOURCE == "schedule"', when: "never" },
      { if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" },
    ];
    expect(["link", "customers"].map((name) => job(name).rules)).toEqual([rules, rules]);
    expect(job("preview").rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    expect(job("drift").rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "schedule"' }]);
  });
});

describe("Azure Pipelines", () => {
  const stages = listOf(readPipeline("azure-pipelines.yml").stages).map(mapOf);

  test("previews a pull request, deploys main with the link first, and looks at night", () => {
    expect(stages.map(({ stage, dependsOn }) => [stage, dependsOn])).toEqual([
      ["preview", []],
      ["link", []],
      ["customers", "link"],
      ["drift", []],
    ]);
    const [preview, link, customers, drift] = stages.map(({ condition }) => condition);
    expect(preview).toBe("eq(variables['Build.Reason'], 'PullRequest')");
    expect(link).toBe("in(variables['Build.Reason'], 'IndividualCI', 'BatchedCI')");
    expect(customers).toBe(`and(succeeded(), ${String(link)})`);
    expect(drift).toBe("eq(variables['Build.Reason'], 'Schedule')");
  });

  test("hands the job's own token to each script that asks for others", () => {
    const jobs = stages.flatMap(({ stage }) => azureJobs(String(stage)));
    expect(jobs).toHaveLength(6);
    for (const { env, shells } of jobs) {
      expect(env.SYSTEM_ACCESSTOKEN).toBe("$(System.AccessToken)");
      expect(shells.at(-1)).toMatch(/^set -euo pipefail\n/);
    }
  });
});
