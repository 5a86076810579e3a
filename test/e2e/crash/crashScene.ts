import type { InjectedFault } from "../../../emulator";
import { openScene } from "../scene";
import type { Principal, Scene } from "../scene";
import { crashCases } from "./crashCases";
import type { CrashCase, Outcome, Victim } from "./crashCases";
import { interrupt, unlock } from "./interrupt";
import { waitUntil } from "./waitUntil";

/** One stack in which every case has a resource and an identity of its own. */
export interface CrashScene {
  /** Makes what the cases start from. */
  prepare(): Promise<void>;
  /** Runs `up`, and kills the victim when each of these cases has its request where it belongs. */
  crash(cases: readonly CrashCase[], victim: Victim): Promise<void>;
  /** Does what a user does then, while the late requests take effect. */
  recover(cases: readonly CrashCase[], victim: Victim): Promise<void>;
  /** What each case came to; ends with `destroy`. */
  outcomes(): Promise<Map<string, Outcome>>;
  readonly scene: Scene;
}

export async function openCrashScene(): Promise<CrashScene> {
  const scene = await openScene();
  const { emulator } = scene;
  const principals = new Map<string, Principal>(
    crashCases.map(({ name }) => [name, scene.addPrincipal(scene.principal.tenantId)]),
  );
  const interrupted = new Map<string, InjectedFault>();

  const principalOf = ({ name }: CrashCase) => {
    const principal = principals.get(name);
    if (principal === undefined) {
      throw new Error(`There is no case ${name}.`);
    }
    return principal;
  };
  const hold = (crashCase: CrashCase, when: "before" | "after") =>
    emulator.faults.inject({
      on: {
        kind: "link",
        method: crashCase.method,
        objectId: principalOf(crashCase).objectId,
      },
      fault: { type: "hold", when },
    });
  const declare = () =>
    scene.program(
      crashCases
        .flatMap((crashCase) => {
          const { first, declared, ifLinked } = crashCase.operation;
          const partnerId = interrupted.has(crashCase.name) ? declared : first;
          const args = `partnerId: "${partnerId}", identity: ${principalOf(crashCase).declared}`;
          const more = ifLinked === undefined ? "" : `, ifLinked: "${ifLinked}"`;
          return partnerId === undefined
            ? []
            : [`new PartnerAdminLink("${crashCase.name}", { ${args}${more} });`];
        })
        .join("\n"),
    );

  return {
    scene,
    async prepare() {
      await declare();
      await scene.up();
      for (const crashCase of crashCases) {
        const { relinked } = crashCase.operation;
        if (relinked !== undefined) {
          scene.relink(relinked, principalOf(crashCase));
        }
      }
      await scene.refresh();
    },
    async crash(cases, victim) {
      for (const crashCase of cases) {
        const when = crashCase.moment === "after" ? "after" : "before";
        interrupted.set(crashCase.name, hold(crashCase, when));
      }
      await declare();
      const holds = cases.flatMap(({ name }) => interrupted.get(name) ?? []);
      await interrupt(scene, "up", victim, holds);
      for (const { name, moment } of cases) {
        if (moment !== "late") {
          interrupted.get(name)?.drop();
        }
      }
    },
    async recover(cases, victim) {
      if (victim === "engine") {
        await unlock(scene);
      }
      const late = cases.filter(({ moment }) => moment === "late");
      const landed = late.map(async (crashCase) => {
        const first = interrupted.get(crashCase.name);
        const next = hold(crashCase, "before");
        await next.held;
        first?.release();
        await waitUntil(() => first?.struck[0]?.status !== undefined);
        next.release();
      });
      await Promise.all([scene.up(["--parallel", "64"]), ...landed]);
    },
    async outcomes() {
      const links = await scene.recordedLinks();
      const histories = new Map(
        crashCases.map(({ name }) => [name, scene.history(principals.get(name))]),
      );
      await scene.destroy();
      return new Map(
        crashCases.map((crashCase): [string, Outcome] => {
          const outputs = links.find(({ urn }) => urn.endsWith(`::${crashCase.name}`))?.outputs;
          const leftByDestroy = scene.linked(principalOf(crashCase));
          return [
            crashCase.name,
            {
              history: histories.get(crashCase.name) ?? [],
              ...(outputs && { recorded: recordedOf(outputs) }),
              ...(leftByDestroy && { leftByDestroy }),
            },
          ];
        }),
      );
    },
  };
}

function recordedOf(outputs: Record<string, unknown>): Outcome["recorded"] {
  const { partnerId, linkedPartnerId, origin } = outputs;
  return {
    partnerId: String(partnerId),
    linkedPartnerId: String(linkedPartnerId),
    origin: String(origin),
  };
}
