import { join } from "node:path";
import { compile } from "../../documents/compile";
import { repository } from "../../documents/documents";

const imports = `
import { CustomerOnboarding } from "pulumi-azure-partner/access";
import type { DirectRoles, LighthouseAccess, OnboardingBase, OneAccess } from "pulumi-azure-partner/access";
import { PartnerAdminLink } from "pulumi-azure-partner";
declare const base: OnboardingBase;
declare const lighthouse: LighthouseAccess;
declare const assigned: DirectRoles;
declare const link: PartnerAdminLink;
const direct = { ...assigned, link: { partnerId: "1234567" } };
`;

const onboard = (args: string) => `new CustomerOnboarding("fabrikam", ${args});`;
const programs = {
  none: onboard("{ ...base }"),
  two: onboard("{ ...base, lighthouse, direct }"),
  noLink: onboard("{ ...base, direct: { ...assigned } }"),
  twoLinks: onboard("{ ...base, direct: { ...direct, existingLink: link } }"),
  numberAsPartnerId: onboard("{ ...base, direct: { ...assigned, link: { partnerId: 1234567 } } }"),
  listOfScopes: onboard('{ ...base, direct: { ...direct, scopes: ["/subscriptions/x"] } }'),
  stepByStep: `
const access: OneAccess = Math.random() > 0.5 ? { lighthouse } : { direct };
${onboard("{ ...base, ...access }")}`,
  resource: onboard("{ ...base, direct: { ...assigned, existingLink: link } }"),
  undefinedBlocks: onboard("{ ...base, lighthouse, direct: undefined, granted: undefined }"),
  numberForOneLink: 'new PartnerAdminLink("contoso", { partnerId: 1234567 });',
};

type Name = keyof typeof programs;
const fileOf = (name: Name) => join(repository, `${name}.ts`);
const names = Object.keys(programs) as Name[];
const complaints = compile(
  names.map((name) => ({ file: fileOf(name), text: imports + programs[name] })),
);
const complaint = (name: Name) => complaints.get(fileOf(name))?.join("\n");

test.each<[Name]>([["stepByStep"], ["resource"], ["undefinedBlocks"], ["numberForOneLink"]])(
  "%s: arguments that the types take",
  (name) => {
    expect(complaint(name)).toBe("");
  },
);

test.each<[Name, string[]]>([
  [
    "none",
    [
      "Argument of type '{ customer: OnboardedCustomer; skipRules?: SkipRules | undefined; }' is not assignable to parameter of type 'CustomerOnboardingArgs'.",
      "Property 'granted' is missing",
      "{ lighthouse?: undefined; direct?: undefined; }",
    ],
  ],
  [
    "two",
    ["Types of property 'direct' are incompatible.", "is not assignable to type 'undefined'."],
  ],
  ["noLink", ["Property 'existingLink' is missing", "{ link?: undefined; }"]],
  ["twoLinks", ["Types of property 'link' are incompatible.", "to type 'undefined'."]],
  ["numberAsPartnerId", ["Type 'number' is not assignable to type 'Input<string>'."]],
  ["listOfScopes", ["Type 'string[]' is not assignable to type 'Scopes'."]],
])("%s: refused by the types, which say what is wrong", (name, texts) => {
  for (const text of texts) {
    expect(complaint(name)).toContain(text);
  }
});
