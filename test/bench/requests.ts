import type { Identities, Traffic } from "./azure";
import type { Bench } from "./bench";
import { openProject } from "./project";
import type { Project } from "./project";

/** What one identity may cost at Azure in one operation. */
interface Allowance {
  tokens: number;
  discovery: number;
  links: number;
}

const links = 10;
const nothing: Allowance = { tokens: 0, discovery: 0, links: 0 };
const once = { tokens: 1, discovery: 1 };

/** Counts what reaches Azure, operation by operation, each in a process of its own. */
export async function measureRequests(bench: Bench): Promise<void> {
  const { azure, report } = bench;
  const table = report.table(`Requests for ${links} links, per link`, [
    "operation",
    "tokens",
    "discovery",
    "link requests",
    "allowed",
    "",
    "metadata, in all",
    "connections, in all",
  ]);
  const add = (operation: string, allowed: Allowance, traffic: Traffic) => {
    const { tokens, discovery } = traffic;
    const within =
      tokens <= allowed.tokens * links &&
      discovery <= allowed.discovery * links &&
      traffic.links <= allowed.links * links;
    table.row(
      operation,
      ...[tokens, discovery, traffic.links].map((number) => String(number / links)),
      [allowed.tokens, allowed.discovery, allowed.links].join(" + "),
      within ? "reached" : "missed",
      String(traffic.metadata),
      String(traffic.connections),
    );
  };
  const identities = azure.ownSecrets(links);
  await withProject(bench, identities, async (project) => {
    const up = async () => (await project.run("up")).traffic;
    add("create", { ...once, links: 2 }, await up());
    add("no-op up", nothing, await up());
    add("preview", nothing, (await project.run("preview")).traffic);
    add("refresh", { ...once, links: 1 }, (await project.run("refresh")).traffic);
    await project.declare(azure.secondPartnerId);
    add("change of the partner", { ...once, links: 2 }, await up());
    await project.declare(azure.partnerId);
    await project.run("up");
    await withProject(bench, identities, async (adopter) => {
      add("adopt", { ...once, links: 1 }, (await adopter.run("up")).traffic);
    });
    add("destroy", { ...once, links: 2 }, (await project.run("destroy")).traffic);
  });
  report.note(
    "Discovery is asked of an emulated cloud only: the sign-in library knows the endpoints of Entra's own hosts by heart, and asks neither for a tenant's configuration nor for the instance there. Metadata is asked of a custom cloud only.",
  );
}

async function withProject(
  bench: Bench,
  identities: Identities,
  act: (project: Project) => Promise<void>,
): Promise<void> {
  const project = await openProject({ ...bench, kind: "link", identities });
  try {
    await act(project);
  } finally {
    await project.close();
  }
}
