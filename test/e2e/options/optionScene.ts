import { linkType, openScene } from "../scene";
import type { Principal, Run, Scene } from "../scene";
import type { OptionCase, Outcome, Recorded } from "./optionCase";

/** What the cases came to, and what was said. */
export interface Played {
  outcomes: ReadonlyMap<string, Outcome>;
  /** What the case's own commands said. */
  said: ReadonlyMap<string, string>;
  /** The `up` after all of it, with every program unchanged. */
  nextUp: Run;
}

/** A case with what it has of its own in the stack. */
interface Player extends OptionCase {
  principal: Principal;
  /** Another one, for another resource of the case. */
  other: Principal;
  program: string;
  requests: string[];
  said: string;
}

/**
 * Plays all cases in one stack, in which each has a resource and an identity of its own: first the
 * cases with commands of their own, one after the other, then the others together.
 */
export async function playCases(cases: readonly OptionCase[]): Promise<Played> {
  const scene = await openScene({ env: { PULUMI_EXPERIMENTAL: "true" } });
  try {
    return await play(scene, cases);
  } finally {
    await scene.close();
  }
}

async function play(scene: Scene, cases: readonly OptionCase[]): Promise<Played> {
  const { emulator } = scene;
  const players = cases.map((optionCase): Player => {
    const principal = scene.addPrincipal(scene.principal.tenantId);
    if (optionCase.linkedBefore !== undefined) {
      scene.relink(optionCase.linkedBefore, principal);
    }
    const other = scene.addPrincipal(scene.principal.tenantId);
    return { ...optionCase, principal, other, program: optionCase.first, requests: [], said: "" };
  });
  const fill = (text: string, { name, principal, other }: Player) =>
    text
      .replaceAll("<name>", name)
      .replaceAll("<identity>", principal.declared)
      .replaceAll("<other>", other.declared)
      .replaceAll("<objectId>", principal.objectId)
      .replaceAll("<id>", principal.id)
      .replaceAll("<urn>", `urn:pulumi:test::program::${linkType}::${name}`);
  // Braces, because a case may name what its link depends on.
  const declare = () =>
    scene.program(players.map((player) => `{ ${fill(player.program, player)} }`).join("\n"));
  const methods = (mark: number, { principal }: Player) =>
    emulator.requests
      .ofKind("link", mark)
      .filter(({ objectId }) => objectId === principal.objectId)
      .map(({ method }) => method)
      .join(" ") || "nothing";

  const run = async (words: string, counting: readonly Player[]) => {
    const mark = emulator.requests.next();
    const command = words.replace(/^fails: /, "");
    const result = await scene.pulumi(command.split(" "));
    if ((result.exitCode !== 0) !== (command !== words)) {
      throw new Error(`pulumi ${words}: exit code ${result.exitCode}\n${result.text}`);
    }
    for (const player of counting) {
      player.requests.push(methods(mark, player));
      player.said += result.text;
    }
    return result;
  };
  const interfere = (player: Player) => {
    if (player.relinked !== undefined) {
      scene.relink(player.relinked, player.principal);
    }
    player.program = player.then ?? player.first;
  };

  await declare();
  await run(up, []);
  for (const player of players) {
    if (player.commands !== undefined) {
      interfere(player);
      await declare();
      for (const command of player.commands) {
        await run(fill(command, player), [player]);
      }
      player.program = player.last ?? player.program;
    }
  }
  const together = players.filter(({ commands }) => commands === undefined);
  together.forEach(interfere);
  await declare();
  await run("refresh --yes --skip-preview", together);
  await run(up, players);

  const links = await scene.recordedLinks();
  const histories = players.map(({ principal }) => scene.history(principal));
  const nextUp = await run(up, []);
  await run("destroy --yes --skip-preview --exclude-protected", []);
  return {
    nextUp,
    said: new Map(players.map(({ name, said }) => [name, said])),
    outcomes: new Map(
      players.map(({ name, requests, principal }, index): [string, Outcome] => {
        const leftByDestroy = scene.linked(principal);
        const state = recordedOf(links.find(({ urn }) => urn.endsWith(`::${name}`))?.outputs);
        return [
          name,
          {
            requests,
            history: histories[index] ?? [],
            ...(state && { recorded: state }),
            ...(leftByDestroy && { leftByDestroy }),
          },
        ];
      }),
    ),
  };
}

const up = "up --yes --skip-preview";

function recordedOf(outputs: Record<string, unknown> | undefined): Recorded | undefined {
  if (outputs === undefined) {
    return undefined;
  }
  const { partnerId, linkedPartnerId, origin, foundByRefresh } = outputs;
  return JSON.parse(
    JSON.stringify({ partnerId, linkedPartnerId, origin, foundByRefresh }),
  ) as Recorded;
}
