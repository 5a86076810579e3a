import fc from "fast-check";
import type { LinkInputs } from "../../../provider/link/linkInputs";
import { planLink } from "../../../provider/link/linkPlan";
import type { MayRebind } from "../../../provider/link/linkPlan";
import {
  isNamedByState,
  ownershipAfter,
  ownPartner,
  whyKept,
} from "../../../provider/link/ownership";
import type { Before } from "../../../provider/link/ownership";
import { always, announceCases } from "./always";

/** What happens to one link: by the engine with a program, by a refresh, by somebody else. */
type Step =
  | { is: "up"; ignoring: boolean }
  | { is: "edit"; partnerId: string }
  | { is: "refresh" | "replace" | "destroy" }
  | { is: "somebody"; partnerId: string | undefined };

const partnerId = fc.constantFrom("100", "200", "300");
const up: fc.Arbitrary<Step> = fc.record({
  is: fc.constant("up" as const),
  ignoring: fc.boolean(),
});
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    up,
    up,
    fc.record({ is: fc.constant("edit" as const), partnerId }),
    fc.record({ is: fc.constantFrom("refresh" as const, "refresh" as const) }),
    fc.record({ is: fc.constantFrom("replace" as const, "destroy" as const) }),
    fc.record({
      is: fc.constant("somebody" as const),
      partnerId: fc.option(partnerId, { nil: undefined }),
    }),
  ),
  { maxLength: 14 },
);
type Settings = MayRebind & Pick<LinkInputs, "onDelete">;
const settings: fc.Arbitrary<Settings> = fc.record({
  onDelete: fc.constantFrom(undefined, "unlink" as const, "keep" as const),
  ifLinked: fc.constantFrom(undefined, "rebind" as const, "fail" as const),
});

/** The link that stands at Azure, and whether this resource wrote it last. */
interface Standing {
  partnerId: string;
  ours: boolean;
}

/** Plays the steps as the lifecycle does, and tells what broke the rules. */
function play(walk: Step[], { onDelete, ifLinked }: Settings): string[] {
  const broken: string[] = [];
  let standing: Standing | undefined;
  let state: Before | undefined;
  let declared = "100";
  const named = new Set([declared]);

  function converge(wanted: string, before: Before | undefined): Before | undefined {
    const allowed = {
      ifLinked,
      isNamedByState: before !== undefined && isNamedByState(wanted, before),
    };
    const plan = planLink(wanted, standing, before && ownPartner(before), allowed);
    if (plan.action === "refuse" || plan.action === "refreshFirst") {
      return undefined;
    }
    const found = plan.action === "keep" || plan.action === "adopt";
    if (!found) {
      if (!named.has(wanted)) {
        broken.push(`linked to ${wanted}, which no program ever named`);
      }
      const adopted = before?.linkedPartnerId === standing?.partnerId;
      if (standing && !standing.ours && ifLinked !== "rebind" && !adopted) {
        broken.push(`overwrote somebody else's ${standing.partnerId}`);
      }
      standing = { partnerId: wanted, ours: true };
    }
    const outcome =
      plan.action === "put"
        ? "created"
        : plan.action === "patch"
          ? plan.takeOver
            ? "takenOver"
            : "moved"
          : plan.action === "keep"
            ? "kept"
            : "adopted";
    const after = ownershipAfter({ outcome, record: { partnerId: wanted } }, before);
    return { ...after, partnerId: wanted };
  }

  for (const step of walk) {
    switch (step.is) {
      case "edit":
        declared = step.partnerId;
        named.add(declared);
        break;
      case "somebody":
        standing =
          step.partnerId === undefined ? undefined : { partnerId: step.partnerId, ours: false };
        break;
      case "refresh":
        if (state) {
          state = standing && { ...state, partnerId: standing.partnerId };
        }
        break;
      case "up":
        state = converge((step.ignoring && state?.partnerId) || declared, state) ?? state;
        break;
      case "replace":
        state = (state && converge(declared, undefined)) ?? state;
        break;
      case "destroy":
        if (
          state &&
          whyKept({ ...state, onDelete }) === undefined &&
          standing?.partnerId === state.linkedPartnerId
        ) {
          if (standing && !standing.ours && onDelete !== "unlink" && state.origin === "adopted") {
            broken.push(`removed somebody else's ${standing.partnerId}`);
          }
          if (standing && !named.has(standing.partnerId)) {
            broken.push(`removed ${standing.partnerId}, which no program ever named`);
          }
          standing = undefined;
        }
        state = undefined;
    }
  }
  return broken;
}

describe("whose a link is, whatever happens to it", () => {
  announceCases("ownership");

  test("no partner that only the state names is linked or unlinked, and nobody's link is taken", () => {
    always(20_000, steps, settings, (walk, chosen) => {
      expect(play(walk, chosen)).toEqual([]);
    });
  });
});
