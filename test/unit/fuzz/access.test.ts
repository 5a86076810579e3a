import fc from "fast-check";
import type { AccessFacts } from "../../../sdk/nodejs/access/facts/accessFacts";
import type { Grant } from "../../../sdk/nodejs/access/facts/grant";
import type { LinkFact } from "../../../sdk/nodejs/access/facts/linkFacts";
import { attributionOf } from "../../../sdk/nodejs/access/report/attributionOf";
import { attributionChange } from "../../../sdk/nodejs/access/report/attributionChange";
import { attributionCsv } from "../../../sdk/nodejs/access/report/csv";
import { saidByStep } from "../../../sdk/nodejs/access/report/step";
import { customerAccess } from "../../../sdk/nodejs/access/report/customerAccess";
import { findAttributions } from "../../../sdk/nodejs/access/report/findAttributions";
import { attributionOverview } from "../../../sdk/nodejs/access/report/overview";
import { reportPage } from "../../../sdk/nodejs/access/report/reportPage";
import { attributionSummary } from "../../../sdk/nodejs/access/report/summary";
import { parseRole, roleNames } from "../../../azure/roles";
import { sameId } from "../../../azure/guid";
import { checkRules } from "../../../sdk/nodejs/access/rules/checkRules";
import { unknownRole } from "../../../sdk/nodejs/access/facts/unknownRole";
import { parseScope } from "../../../azure/scope";
import { direct, grant, link } from "../access/facts";
import { always, announceCases } from "./always";
import { expectCleanPrototype, expectHarmless } from "./harmless";
import { hostileText } from "./hostile";

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const either = <Value>(value: fc.Arbitrary<Value>) => fc.oneof(maybe(value), fc.constant(null));
const role = fc.constantFrom(...roleNames).map(parseRole);
const scopes = fc.array(
  fc.uuid().map((id) => ({
    kind: "subscription" as const,
    id: `/subscriptions/${id}`,
    subscriptionId: id,
  })),
  { maxLength: 3 },
);

const grants: fc.Arbitrary<Grant> = fc
  .record({
    property: fc.constant("roles[0]"),
    principalId: maybe(fc.uuid()),
    principalType: either(fc.constantFrom("User" as const, "Group" as const)),
    members: either(fc.array(hostileText, { maxLength: 2 })),
    role: maybe(role),
    duration: maybe(fc.constantFrom("permanent" as const, "eligible" as const, "until" as const)),
    endDateTime: either(hostileText),
    grantedBy: maybe(fc.constantFrom("roleAssignment" as const, "lighthouse" as const)),
    managingTenantId: maybe(fc.uuid()),
    scopes: maybe(scopes),
    reading: maybe(
      fc.record({
        state: fc.constantFrom("read" as const, "notFound" as const, "unreadable" as const),
        askedAs: hostileText,
        reason: maybe(hostileText),
      }),
    ),
  })
  .map((parts) => ({ ...grant(), ...parts }));

const links: fc.Arbitrary<LinkFact | null> = fc.option(
  fc
    .record({
      partnerId: maybe(fc.oneof(hostileText, fc.constant("1234567"))),
      partnerName: either(hostileText),
      expectedPartnerIds: either(fc.array(hostileText, { maxLength: 2 })),
      expectedPartnerName: either(hostileText),
      globalPartnerId: either(hostileText),
      tenantId: maybe(fc.oneof(hostileText, fc.uuid())),
      objectId: maybe(fc.uuid()),
      createdTime: maybe(hostileText),
      updatedTime: maybe(hostileText),
      madeBy: maybe(
        fc.constantFrom("component" as const, "program" as const, "elsewhere" as const),
      ),
    })
    .map((parts) => link(parts)),
);

const facts: fc.Arbitrary<AccessFacts> = fc
  .record({
    component: hostileText,
    name: maybe(hostileText),
    tenantId: either(fc.oneof(hostileText, fc.uuid())),
    link: links,
    grants: maybe(fc.array(grants, { maxLength: 3 })),
    environment: maybe(hostileText),
    plainTextSecrets: fc.array(hostileText, { maxLength: 2 }),
  })
  .map(({ name, tenantId, ...parts }) =>
    direct({ ...parts, customer: { ...direct().customer, name, tenantId } }),
  );

describe("the rules and the report, whatever a program declares and Azure tells", () => {
  announceCases("access");

  test("rules say what they have to say and never throw", () => {
    const skips = fc.dictionary(hostileText, hostileText, { maxKeys: 2 });
    always(3_000, facts, fc.array(facts, { maxLength: 2 }), skips, (declared, earlier, skip) => {
      const { findings } = checkRules(declared, earlier, skip);
      for (const { message, level } of findings) {
        if (message === "" || !["error", "warning", "note"].includes(level)) {
          throw new Error(`A finding says nothing: ${JSON.stringify(message)}`);
        }
      }
      expectCleanPrototype();
    });
  });

  test("the report has the same lines whatever the names say", () => {
    always(2_000, facts, (declared) => {
      const said = { findings: [], skipped: [] };
      const shape = (of: AccessFacts) => shapeOf(reportPage([attributionOf(of, said)]));
      expect(shape(declared)).toEqual(shape(withPlainNames(declared)));
    });
  });

  test("no text of the report steers a terminal, and all are written", () => {
    always(1_000, facts, (declared) => {
      const attribution = attributionOf(declared, checkRules(declared));
      const texts = [
        reportPage([attribution, attribution]),
        attributionOverview([attribution]),
        attributionCsv([attribution]),
        attributionChange([], [attribution]),
        attributionChange([attribution], []),
        customerAccess(attribution),
        ...attributionSummary([attribution]),
      ];
      for (const line of texts.flatMap((text) => text.split("\n"))) {
        expectHarmless(line, 200_000);
      }
    });
  });

  test("the report shows each finding on one line, but for notes that the checklist has", () => {
    always(1_000, facts, (declared) => {
      const checked = checkRules(declared);
      const markdown = reportPage([attributionOf(declared, checked)]);
      const shown = markdown.split("\n").filter((line) => line.startsWith("- **"));
      const own = checked.findings.filter(
        ({ id, level }) => level !== "note" || !saidByStep.includes(id),
      );
      expect(shown).toHaveLength(own.length);
    });
  });

  test("the JSON is found and read again as it was", () => {
    always(1_000, facts, (declared) => {
      const written = JSON.stringify([attributionOf(declared, checkRules(declared))]);
      const { attributions, problems } = findAttributions({ report: JSON.parse(written) });
      expect(problems).toEqual([]);
      expect(attributions).toEqual(JSON.parse(written) as unknown[]);
    });
  });

  test("a role or a scope of any spelling is read or refused", () => {
    always(500, hostileText, (text) => {
      if (!parseRole(text) && !unknownRole(text).endsWith(".")) {
        throw new Error(unknownRole(text));
      }
      const scope = parseScope(text);
      if (scope && !scope.id.startsWith("/")) {
        throw new Error(scope.id);
      }
    });
  });
});

/** Where lines begin and how many cells they have. */
function shapeOf(markdown: string): string[] {
  return markdown
    .split("\n")
    .map((line) => `${line.slice(0, 2).trim().slice(0, 1)}${line.split(/(?<!\\)\|/).length}`);
}

/** The same facts, in words that nobody would mind. */
function withPlainNames(declared: AccessFacts): AccessFacts {
  const { customer, link: linked } = declared;
  return {
    ...declared,
    component: "x",
    customer: {
      ...customer,
      name: customer.name === undefined ? undefined : "x",
      // No text is no name: it stays, as the link's does, so that equal ones stay equal.
      tenantId: customer.tenantId && "x",
    },
    link: linked && {
      ...linked,
      partnerName: typeof linked.partnerName === "string" ? "x" : linked.partnerName,
      // Whether it is the customer's tenant is no name, and the claims go by it.
      tenantId: linked.tenantId && (sameId(linked.tenantId, customer.tenantId) ? "x" : "y"),
      createdTime: linked.createdTime === undefined ? undefined : "x",
      updatedTime: linked.updatedTime === undefined ? undefined : "y",
    },
  };
}
