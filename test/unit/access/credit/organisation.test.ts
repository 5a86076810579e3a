import type { Billing } from "../../../../sdk/nodejs/access/args/customerArgs";
import { organisationOf } from "../../../../sdk/nodejs/access/credit/organisation";
import type { Organisation } from "../../../../sdk/nodejs/access/credit/organisation";
import type { BillingFact } from "../../../../sdk/nodejs/access/facts/customerFacts";
import { notYetKnown } from "../../../../sdk/nodejs/access/facts/known";
import type { LinkFact } from "../../../../sdk/nodejs/access/facts/linkFacts";
import { direct, link } from "../facts";
import { linkAtCustomer } from "../ids";
import { assigned, billed, delegated } from "./declared";

const linkedId = linkAtCustomer.partnerId;
const [provider, reseller, another] = ["1111111", "2222222", "3333333"];

/** A value that a preview does not know yet. */
const later = notYetKnown as unknown as string;

test.each<[string, Billing, Organisation]>([
  ["the linked id is the transacting one", { transactingPartnerId: linkedId }, "same"],
  ["the linked id is the reseller's", { resellerOfRecordId: linkedId }, "same"],
  [
    "the linked id is the reseller's, beside an unequal transacting one",
    { transactingPartnerId: provider, resellerOfRecordId: linkedId },
    "same",
  ],
  [
    "linked and transacting id are both our own",
    { transactingPartnerId: provider, ownPartnerIds: [linkedId, provider] },
    "same",
  ],
  [
    "linked and reseller's id are both our own",
    {
      transactingPartnerId: provider,
      resellerOfRecordId: reseller,
      ownPartnerIds: [linkedId, reseller],
    },
    "same",
  ],
  [
    "neither the transacting id nor the reseller's is among our own",
    { transactingPartnerId: provider, resellerOfRecordId: reseller, ownPartnerIds: [linkedId] },
    "other",
  ],
  [
    "the transacting id is not among our own, and there is no reseller",
    { transactingPartnerId: provider, noReseller: true, ownPartnerIds: [linkedId] },
    "other",
  ],
  [
    "the transacting id is not among our own, and no reseller is stated",
    { transactingPartnerId: provider, ownPartnerIds: [linkedId] },
    "unknown",
  ],
  [
    "the reseller's id is not among our own, and nobody is stated to transact",
    { resellerOfRecordId: reseller, ownPartnerIds: [linkedId] },
    "unknown",
  ],
  [
    "our own ids do not name the linked one",
    { transactingPartnerId: provider, noReseller: true, ownPartnerIds: [another] },
    "unknown",
  ],
  ["unequal ids, without our own", { transactingPartnerId: provider, noReseller: true }, "unknown"],
  ["ids that differ by one", { transactingPartnerId: "1234566", noReseller: true }, "unknown"],
  ["nobody is stated", {}, "unknown"],
  [
    "the transacting id is not known yet",
    { transactingPartnerId: later, noReseller: true, ownPartnerIds: [linkedId] },
    "unknown",
  ],
  [
    "the reseller's id is not known yet",
    { transactingPartnerId: provider, resellerOfRecordId: later, ownPartnerIds: [linkedId] },
    "unknown",
  ],
  [
    "one of our own ids is not known yet",
    { transactingPartnerId: provider, noReseller: true, ownPartnerIds: [linkedId, later] },
    "unknown",
  ],
])("%s", (_case, billing, organisation) => {
  expect(organisationOf(billed(billing))).toBe(organisation);
});

test("nobody says who bills", () => {
  expect(organisationOf(assigned())).toBe("unknown");
});

test("the linked id is not known yet", () => {
  const existingLink = { ...linkAtCustomer, partnerId: later };
  const billing = { transactingPartnerId: provider, noReseller: true, ownPartnerIds: [linkedId] };
  expect(organisationOf(billed(billing, { existingLink }))).toBe("unknown");
});

describe("the global id that a link is declared with", () => {
  const billing = { transactingPartnerId: provider, noReseller: true };

  test("is of the same organisation as the linked id", () => {
    expect(organisationOf(billed(billing, { globalPartnerId: provider }))).toBe("same");
  });

  test("rules nothing out while it is not known", () => {
    const own = { ...billing, ownPartnerIds: [linkedId] };
    expect(organisationOf(billed(own, { globalPartnerId: another }))).toBe("other");
    expect(organisationOf(billed(own, { globalPartnerId: later }))).toBe("unknown");
  });

  const drifted = (partnerId: string) =>
    organisationOf(
      direct({
        link: link({ partnerId, declaredPartnerId: linkedId, globalPartnerId: provider }),
        customer: {
          ...direct().customer,
          billing: {
            ...{ transactingPartnerId: provider, resellerOfRecordId: null, noReseller: true },
            ...{ adminAgentsGroupId: null, aobo: "unknown", agreement: "cspAzurePlan" },
          },
        },
      }),
    );

  test("says nothing of an id that somebody else linked, which is judged itself", () => {
    expect(drifted(linkedId)).toBe("same");
    expect(drifted(another)).toBe("unknown");
    expect(drifted(provider)).toBe("same");
  });
});

describe("a link whose declared id and global id are known in part", () => {
  const billing: BillingFact = {
    ...{ transactingPartnerId: provider, resellerOfRecordId: null, noReseller: true },
    ...{ adminAgentsGroupId: null, aobo: "unknown", agreement: "cspAzurePlan" },
  };
  const of = (changes: Partial<LinkFact>) =>
    organisationOf(
      direct({
        link: link(changes),
        ownPartnerIds: [linkedId],
        customer: { ...direct().customer, billing },
      }),
    );

  test.each<[string, Partial<LinkFact>, Organisation]>([
    ["neither is known", { declaredPartnerId: undefined, globalPartnerId: undefined }, "unknown"],
    [
      "the global id earns, and is perhaps that of the linked one",
      { declaredPartnerId: undefined, globalPartnerId: provider },
      "unknown",
    ],
    [
      "the global id does not earn",
      { declaredPartnerId: undefined, globalPartnerId: another },
      "other",
    ],
    ["there is no global id", { declaredPartnerId: undefined, globalPartnerId: null }, "other"],
    [
      "another id is declared than is linked",
      { declaredPartnerId: another, globalPartnerId: undefined },
      "other",
    ],
    [
      "nothing is known but a global id",
      { partnerId: undefined, declaredPartnerId: undefined, globalPartnerId: provider },
      "unknown",
    ],
  ])("%s", (_case, changes, organisation) => {
    expect(of(changes)).toBe(organisation);
  });
});

test("without a link there is no organisation to tell of", () => {
  const facts = billed({ transactingPartnerId: linkedId, noReseller: true });
  expect(organisationOf({ ...facts, link: null })).toBe("unknown");
});

test("a Marketplace offer is its publisher's, whoever is linked", () => {
  const plan = { name: "p", publisher: "contoso", product: "managed", version: "1.0.0" };
  const customer = { billing: { transactingPartnerId: linkedId } };
  expect(organisationOf(delegated({}, { customer }))).toBe("same");
  expect(organisationOf(delegated({}, { customer, plan }))).toBe("unknown");
});
