import { isSamePartnerName, planLink } from "../../../provider/link/linkPlan";
import type { IfLinked } from "../../../provider/link/linkInputs";

describe("planLink", () => {
  const ours = { partnerId: "100" };
  const theirs = { partnerId: "200" };

  type Case = [
    title: string,
    observed: { partnerId: string } | undefined,
    recorded: string | undefined,
    ifLinked: IfLinked | undefined,
    plan: ReturnType<typeof planLink>,
  ];
  const refuse = { action: "refuse", foreign: theirs } as const;
  const takeOver = { action: "patch", from: theirs, takeOver: true } as const;
  const cases: Case[] = [
    ["puts where there is no link", undefined, undefined, undefined, { action: "put" }],
    ["puts where our link is gone", undefined, "100", "fail", { action: "put" }],
    ["adopts the wanted link", ours, undefined, undefined, { action: "adopt", observed: ours }],
    ["adopts it, whatever was ours", ours, "300", "fail", { action: "adopt", observed: ours }],
    ["keeps the wanted link that is ours", ours, "100", "fail", { action: "keep", observed: ours }],
    [
      "moves our own link, whatever ifLinked says",
      theirs,
      "200",
      "fail",
      { action: "patch", from: theirs, takeOver: false },
    ],
    ["refuses a foreign link by default", theirs, undefined, undefined, refuse],
    ["refuses a foreign link where told to fail", theirs, undefined, "fail", refuse],
    ["refuses a foreign link in place of ours", theirs, "100", "fail", refuse],
    ["takes any link over where told so", theirs, undefined, "rebind", takeOver],
    ["takes a link over in place of ours", theirs, "100", "rebind", takeOver],
    ["takes a listed partner's", theirs, undefined, { rebindFrom: ["1", "200"] }, takeOver],
    ["refuses one not listed", theirs, undefined, { rebindFrom: ["20", "2000"] }, refuse],
    ["does not take what was ours for a list", theirs, "300", { rebindFrom: ["300"] }, refuse],
  ];
  test.each(cases)("%s", (_title, observed, recorded, ifLinked, plan) => {
    expect(planLink("100", observed, recorded, ifLinked)).toEqual(plan);
  });
});

describe("isSamePartnerName", () => {
  test.each([
    ["Contoso Ltd", "Contoso Ltd"],
    ["Contoso Ltd", "  contoso LTD\t"],
    ["Caf\u00e9", "CAFE\u0301"],
  ])("takes %p and %p for the same", (one, other) => {
    expect(isSamePartnerName(one, other)).toBe(true);
    expect(isSamePartnerName(other, one)).toBe(true);
  });

  test.each([
    ["Contoso Ltd", "Contoso  Ltd"],
    ["Contoso", "Contoso Ltd"],
    ["Cafe", "Caf\u00e9"],
  ])("takes %p and %p for different", (one, other) => {
    expect(isSamePartnerName(one, other)).toBe(false);
  });
});
