import fc from "fast-check";
import { agreements } from "../../azure/agreement";
import type { Leaf, Tree } from "./leaf";
import { branch, fact, leaf, mostly, oneOf } from "./leaf";
import {
  kinds,
  linked,
  memberLists,
  partnerIds,
  principals,
  subscriptionId,
  tenants,
} from "./vocabulary";

const { customer, another } = tenants;

/** A part that few programs have. */
export const rarely = (part: fc.Arbitrary<Tree>, weight = 4) =>
  fc.oneof(
    { arbitrary: fc.constant(undefined), weight: weight - 1 },
    { arbitrary: part, weight: 1 },
  );

/** A list with at least one item. */
export const listOf = (item: fc.Arbitrary<Tree>, maxLength = 3) =>
  branch(fc.array(branch(item), { minLength: 1, maxLength }));

const [ours, ...others] = partnerIds;
const resellers = [undefined, ...partnerIds];

/** A reseller, none, or silence about it: both at once would contradict each other. */
const reseller = fc.oneof(
  fc.record({
    resellerOfRecordId: leaf(undefined, resellers, true),
    noReseller: fact(true, true, undefined),
  }),
  fc.record({
    resellerOfRecordId: fact(...partnerIds),
    noReseller: leaf(undefined, [true, undefined], true),
  }),
);

const billing = fc
  .record({
    transactingPartnerId: fact(ours, ours, ...partnerIds, undefined),
    reseller,
    ownPartnerIds: rarely(
      fc.tuple(oneOf([ours]), oneOf(partnerIds)).map(([one, other]): Tree => [one, other]),
    ),
    aobo: fact("no", "yes", "unknown", undefined),
    agreement: fact(...Array<Tree>(16).fill("cspAzurePlan"), ...agreements, undefined),
  })
  .map(({ reseller: words, ...facts }) => ({ ...facts, ...words }));

/** What is known of the customer. */
export const customerFacts = {
  name: fc.constant("Fabrikam"),
  tenantId: fact(...mostly(customer, another)),
  billing: fc.oneof(billing, billing, branch(billing, true)),
};

/** The customer of an onboarding. */
export const onboarded = fc.record({
  ...customerFacts,
  tenantId: oneOf(mostly(customer, another)),
  subscriptionId: oneOf([subscriptionId]),
});

const application = principals[2];

/** A link that stands, in one of these tenants. */
export function existingLink(tenant: string) {
  return fc.record({
    id: oneOf(mostly(`${tenant}/${linked}`, `${another}/${linked}`, `${tenant}/${application}`)),
    partnerId: oneOf(mostly(ours, ...others)),
    environment: rarely(oneOf(["public", "usgovernment"]), 8),
    expectedPartnerIds: rarely(fc.tuple(oneOf([ours])), 8),
  });
}

/** A link to make. */
export const newLink = (linkedKind: string) =>
  fc.record({
    partnerId: oneOf(mostly(ours, ...others)),
    identity: rarely(
      fc.record({
        tenantId: rarely(oneOf(mostly(customer, another))),
        objectId: oneOf(mostly(linked, application)),
        useMsi: rarely(oneOf(linkedKind === "ServicePrincipal" ? [true, false] : [false])),
        environment: rarely(oneOf(["public", "china"])),
      }),
    ),
  });

/** The global id of the linked partner. */
export const globalPartnerId = rarely(oneOf(["1111111", "5555555"]));

/** Who holds something: what it is, and its members, go with its id. */
export function holder(linkedKind: string): fc.Arbitrary<Holder> {
  const kindOf = kinds(linkedKind);
  const words = [...new Set(Object.values(kindOf)), undefined];
  const one = (principalId: Tree) =>
    fc.record({
      principalId: leaf(principalId, principals),
      principalType: leaf(kindOf[String(principalId)], words, true),
      members:
        kindOf[String(principalId)] === "Group"
          ? fact(...memberLists, undefined)
          : fc.constant(undefined),
    });
  return fc.oneof(...mostly(linked, ...principals.slice(1)).map(one));
}

/** Somebody who holds something. */
export interface Holder extends Record<string, Tree> {
  principalId: Leaf;
  principalType: Leaf;
}
