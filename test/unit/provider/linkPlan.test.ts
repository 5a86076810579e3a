import { planLink } from "../../../provider/link/linkPlan";
import type { MayRebind } from "../../../provider/link/linkPlan";

describe("planLink", () => {
  const ours = { partnerId: "100" };
  const theirs = { partnerId: "200" };

  type Case = [
    title: string,
    observed: { partnerId: string } | undefined,
    recorded: string | undefined,
    allowed: MayRebind,
    plan: ReturnType<typeof planLink>,
  ];
  const refuse = { action: "refuse", foreign: theirs } as const;
  const takeOver = { action: "patch", from: theirs, takeOver: true } as const;
  const cases: Case[] = [
    ["puts where there is no link", undefined, undefined, {}, { action: "put" }],
    ["puts where our link is gone", undefined, "100", { ifLinked: "fail" }, { action: "put" }],
    ["adopts the wanted link", ours, undefined, {}, { action: "adopt", observed: ours }],
    [
      "adopts it, whatever was ours",
      ours,
      "300",
      { ifLinked: "fail" },
      { action: "adopt", observed: ours },
    ],
    [
      "keeps the wanted link that is ours",
      ours,
      "100",
      { ifLinked: "fail" },
      { action: "keep", observed: ours },
    ],
    [
      "moves our own link, whatever ifLinked says",
      theirs,
      "200",
      { ifLinked: "fail" },
      { action: "patch", from: theirs, takeOver: false },
    ],
    ["refuses a foreign link by default", theirs, undefined, {}, refuse],
    ["refuses a foreign link where told to fail", theirs, undefined, { ifLinked: "fail" }, refuse],
    ["refuses a foreign link in place of ours", theirs, "100", { ifLinked: "fail" }, refuse],
    ["takes any link over where told so", theirs, undefined, { ifLinked: "rebind" }, takeOver],
    ["takes a link over in place of ours", theirs, "100", { ifLinked: "rebind" }, takeOver],
    ["takes a listed partner's", theirs, undefined, { rebindFrom: ["1", "200"] }, takeOver],
    ["refuses one not listed", theirs, undefined, { rebindFrom: ["20", "2000"] }, refuse],
    ["refuses everybody by an empty list", theirs, undefined, { rebindFrom: [] }, refuse],
    [
      "lets a list narrow rebind",
      theirs,
      undefined,
      { ifLinked: "rebind", rebindFrom: ["1"] },
      refuse,
    ],
    [
      "lets fail overrule a list",
      theirs,
      undefined,
      { ifLinked: "fail", rebindFrom: ["200"] },
      refuse,
    ],
    [
      "does not know a list that is none",
      theirs,
      undefined,
      { rebindFrom: "200" as unknown as string[] },
      refuse,
    ],
    ["does not take what was ours for a list", theirs, "300", { rebindFrom: ["300"] }, refuse],
  ];
  test.each(cases)("%s", (_title, observed, recorded, allowed, plan) => {
    expect(planLink("100", observed, recorded, allowed)).toEqual(plan);
  });

  const refreshFirst = { action: "refreshFirst" } as const;
  test.each<[string, { partnerId: string } | undefined, ReturnType<typeof planLink>]>([
    ["links nobody", undefined, refreshFirst],
    ["moves nobody", theirs, refreshFirst],
    ["keeps what stands", ours, { action: "keep", observed: ours }],
  ])("%s for a partner that only the state names", (_title, observed, plan) => {
    const allowed = { ifLinked: "rebind", isNamedByState: true } as const;
    expect(planLink("100", observed, "100", allowed)).toEqual(plan);
  });
});
