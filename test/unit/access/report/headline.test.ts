import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import type { BillingFact } from "../../../../sdk/nodejs/access/facts/customerFacts";
import { headlineOf, reasonOf } from "../../../../sdk/nodejs/access/report/headline";
import { direct, grant, lighthouse, role } from "../facts";
import { team } from "../ids";
import {
  adatum,
  attributed,
  fabrikam,
  litware,
  northwind,
  proseware,
  tailspin,
  wingtip,
} from "./customers";

const headline = (facts: AccessFacts) => headlineOf(attributed(facts));
const billed = (facts: AccessFacts, billing: Partial<BillingFact>): AccessFacts => ({
  ...facts,
  customer: {
    ...facts.customer,
    billing: facts.customer.billing && { ...facts.customer.billing, ...billing },
  },
});

test.each<[string, AccessFacts]>([
  ["toMend", tailspin()],
  ["toMend", wingtip()],
  ["notByThisLink", northwind()],
  ["notKnown", adatum()],
  ["noneByAgreement", litware()],
  ["onBehalfOf", proseware()],
  ["expected", fabrikam()],
])("A customer is %s by the first that applies", (standing, facts) => {
  expect(headline(facts).standing).toBe(standing);
});

test("A warning that can be mended goes before what the agreement rules out", () => {
  const reader = [grant({ role: role("Reader") })];
  expect(headline({ ...litware(), link: direct().link, grants: reader }).standing).toBe("toMend");
});

test("A warning decides nothing where credit and recognition are there all the same", () => {
  const { standing, decidedBy, toDo, inOrder } = headline(fabrikam());
  expect([standing, inOrder]).toEqual(["expected", false]);
  expect(decidedBy).not.toContain("[L8]");
  expect(toDo).toContain("[L8]");
});

test.each([
  ["setUp", "expected"],
  ["byTheContract", "expected"],
  ["sourcesDiffer", "toMend"],
  ["notKnown", "toMend"],
  ["notByThisLink", "toMend"],
] as const)(
  "Beside recognition that is %s, a warning leaves a customer whose credit is expected %s",
  (outcome, standing) => {
    const one = attributed(wingtip());
    const credit = attributed(fabrikam()).credit;
    const recognition = one.recognition.map((claim) => ({ ...claim, outcome }));
    expect(headlineOf({ ...one, credit, recognition }).standing).toBe(standing);
  },
);

test("In order is what leaves nothing to do: credit that is expected, or that nobody can earn", () => {
  const inOrder = [northwind, litware, proseware].map((facts) => headline(facts()).inOrder);
  expect(inOrder).toEqual([false, true, true]);
});

test("Without a claim nothing is known", () => {
  const none = { ...attributed(fabrikam()), findings: [], credit: [], recognition: [] };
  expect(headlineOf(none)).toMatchObject({
    standing: "notKnown",
    recognition: "not known",
    credit: "not known",
    inOrder: false,
    moreWarnings: 0,
  });
});

test("Credit that is expected is expected where nothing is claimed of recognition", () => {
  const one = { ...attributed(fabrikam()), recognition: [] };
  expect(headlineOf(one)).toMatchObject({ standing: "expected", recognition: "not known" });
});

test("That the agreement rules credit out is the reason, whatever else is wrong", () => {
  const one = attributed(litware());
  const checklist = one.checklist.map((step) => ({ ...step, state: "problem" as const }));
  expect(reasonOf(one.credit[0], { ...one, checklist })).toBe("enterprise agreement");
});

test("That a person is linked may end attribution later, and decides nothing now", () => {
  const { grants = [] } = adatum();
  const person = {
    ...adatum(),
    grants: grants.map((one) => ({ ...one, principalType: "User" as const })),
  };
  expect(headline(person)).toMatchObject({
    standing: "notKnown",
    decidedBy: "agreement not stated; who transacts is not stated",
    toDo: expect.stringContaining("[P12]"),
  });
});

test.each<[string, string, AccessFacts]>([
  [
    "agreement not stated; who transacts is not stated",
    "State the agreement, and who transacts",
    adatum(),
  ],
  [
    "who transacts is not stated",
    "State who transacts",
    billed(adatum(), { agreement: "cspAzurePlan" }),
  ],
  [
    "agreement not stated",
    "State the agreement, or let it be read",
    billed(adatum(), { transactingPartnerId: "1234567" }),
  ],
  [
    "whether the linked partner belongs to `5550001` or its reseller is not stated",
    "State the reseller of record or your own partner ids",
    billed(adatum(), { agreement: "cspAzurePlan", transactingPartnerId: "5550001" }),
  ],
])("Where %s, that decides and is to be stated", (decidedBy, toDo, facts) => {
  expect(headline(facts)).toMatchObject({ standing: "notKnown", decidedBy, toDo });
});

test("Of many things that are not known, the first two are told and the others counted", () => {
  const grants = [grant({ principalId: team, principalType: "Group", members: undefined })];
  expect(headline({ ...adatum(), grants }).decidedBy).toMatch(/^[^;]+; [^;]+; and 2 more$/);
});

test("The first thing to do is one clause without ids, and the finding has the rest", () => {
  expect(headline(tailspin()).toDo).toBe("If the customer took it away, ask for it again [P18]");
});

test("The worst of several places stands for the customer", () => {
  const one = attributed(fabrikam());
  const worse = one.credit.map((claim) => ({ ...claim, outcome: "notByThisLink" as const }));
  expect(headlineOf({ ...one, credit: [...one.credit, ...worse] }).standing).toBe("notByThisLink");
});

test("Of a Marketplace offer nobody is asked to state whose it is", () => {
  const offer = billed(lighthouse(), {});
  const billing = { ...adatum().customer.billing, transactingPartnerId: "1234567" } as BillingFact;
  const facts = {
    ...offer,
    customer: { ...offer.customer, billing: { ...billing, agreement: "cspAzurePlan" as const } },
    delegation: offer.delegation && { ...offer.delegation, marketplace: true },
  };
  expect(headline(facts)).toMatchObject({ standing: "notKnown", toDo: "" });
});

test("What is expected until an end that has passed is to mend, and until a later one is not", () => {
  const until = (endDateTime: string) => {
    const grants = fabrikam().grants?.map((one) => ({
      ...one,
      ...(one.duration === "permanent" && { duration: "until" as const, endDateTime }),
    }));
    return headline({ ...fabrikam(), today: "2026-11-26", grants });
  };
  expect(until("2026-11-25T00:00:00Z")).toMatchObject({
    standing: "toMend",
    toDo: "Take it out, or correct the end [P21]",
  });
  expect(until("2027-11-25T00:00:00Z").standing).toBe("expected");
});

test.each([
  ["neither credit nor recognition is said to end", {}, {}, "expected"],
  ["credit is said to end", { lastDay: "2026-11-24" }, {}, "toMend"],
  ["recognition is said to end", {}, { until: "2026-11-25T00:00:00Z" }, "toMend"],
] as const)(
  "An end that has passed is to mend only where %s",
  (_where, credit, recognition, standing) => {
    const one = attributed(fabrikam());
    const ended = {
      ...one,
      findings: one.findings.map((finding) => ({ ...finding, id: "P21" })),
      credit: one.credit.map((claim) => ({ ...claim, ...credit })),
      recognition: one.recognition.map((claim) => ({ ...claim, ...recognition })),
    };
    expect(headlineOf(ended).standing).toBe(standing);
  },
);

test("Without a link that is what decides, and what to declare", () => {
  expect(headline({ ...fabrikam(), link: null, grants: [] })).toMatchObject({
    standing: "notKnown",
    decidedBy: "no link is declared",
    toDo: expect.stringContaining("Declare the link"),
  });
});
