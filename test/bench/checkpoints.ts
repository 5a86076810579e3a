import type { Bench } from "./bench";
import { count, seconds, times } from "./format";
import type { Life } from "./lives";
import { variants } from "./plan";
import { openProject } from "./project";
import type { Project } from "./project";

/** The state is then written once, at the end. */
export const skipCheckpoints = {
  PULUMI_EXPERIMENTAL: "true",
  PULUMI_SKIP_CHECKPOINTS: "true",
} as const;

const stacksAtOnce = 2;

/** What the file backend's writing of the whole state at each step costs, and two ways around. */
export async function measureCheckpoints(bench: Bench, lives: readonly Life[]): Promise<void> {
  const { links, stacks } = bench.plan.checkpoints;
  if (!bench.mayBegin(`${count(links)} links with and without checkpoints`)) {
    return;
  }
  const table = bench.report.table("State in files: checkpoints and stacks", [
    `up of ${count(links)} links`,
    "seconds",
    "",
  ]);
  const known = lives.find((life) => life.links === links && life.variant === variants.oneApp);
  const usual = known?.seconds.up ?? (await timeUps(bench, [links], {}));
  const add = (what: string, taken: number) =>
    table.row(what, seconds(taken), times(taken / usual));
  add("one stack", usual);
  add("one stack, PULUMI_SKIP_CHECKPOINTS", await timeUps(bench, [links], skipCheckpoints));
  const parts = Array.from({ length: stacks }, () => links / stacks);
  add(`${stacks} stacks, ${stacksAtOnce} at once`, await timeUps(bench, parts, {}));
}

/** Links in one stack each, some at once, from the first up's start to the last one's end. */
async function timeUps(
  bench: Bench,
  parts: readonly number[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const projects: Project[] = [];
  try {
    for (const links of parts) {
      const identities = bench.azure.oneApp(links);
      projects.push(await openProject({ ...bench, kind: "link", identities, env }));
    }
    const waiting = projects.values();
    const start = performance.now();
    await Promise.all(
      Array.from({ length: stacksAtOnce }, async () => {
        for (const project of waiting) {
          await project.run("up");
        }
      }),
    );
    return (performance.now() - start) / 1000;
  } finally {
    await Promise.all(projects.map((project) => project.close()));
  }
}
