import { commands } from "./commands";
import { options } from "./options";
import { playCases } from "./optionScene";
import type { Played } from "./optionScene";

jest.setTimeout(600_000);

describe.each(Object.entries({ options, commands }))("Pulumi's %s on a link", (_kind, cases) => {
  let played: Played;
  beforeAll(async () => {
    played = await playCases(cases);
  });

  test.each(cases.map((optionCase) => [optionCase.name, optionCase] as const))(
    "%s",
    (name, { expected, says = "" }) => {
      expect(played.outcomes.get(name)).toEqual(expected);
      expect(played.said.get(name)).toContain(says);
    },
  );

  test("an up after that changes no link and writes nothing", () => {
    expect(played.nextUp.text).not.toMatch(/PartnerAdminLink \S+ (creat|updat|replac|delet)/);
    expect(new Set(played.nextUp.requests)).toEqual(new Set(["GET"]));
  });
});
