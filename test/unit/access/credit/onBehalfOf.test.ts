import { onBehalfOf } from "../../../../sdk/nodejs/access/credit/onBehalfOf";
import type {
  AdminAgentsReading,
  BillingFact,
} from "../../../../sdk/nodejs/access/facts/customerFacts";
import { direct, role, scope } from "../facts";
import { somebody, subscription } from "../ids";

const inSubscription = `/subscriptions/${subscription}`;
const inGroup = `${inSubscription}/resourceGroups/apps`;

/** Azure shows these roles of the AdminAgents group at a scope. */
const shown = (id: string, ...names: string[]): AdminAgentsReading => ({
  scope: id,
  roles: names.map(role),
  askedAs: "Contoso",
});
const notReadable: AdminAgentsReading = { scope: inSubscription, askedAs: "Contoso" };

/** Whether admin on behalf of earns at a place, and where that is from. */
function answer(
  aobo: BillingFact["aobo"],
  adminAgentsRoles?: AdminAgentsReading[],
  place: string | undefined = inSubscription,
): string {
  const billing: BillingFact = {
    transactingPartnerId: null,
    resellerOfRecordId: null,
    noReseller: undefined,
    adminAgentsGroupId: null,
    aobo,
    agreement: undefined,
    ...(adminAgentsRoles && { adminAgentsRoles }),
  };
  return told({ ...direct().customer, billing }, place);
}

function told(customer: Parameters<typeof onBehalfOf>[0]["customer"], place?: string): string {
  const { answer, from } = onBehalfOf(direct({ customer }), place ? scope(place) : undefined);
  return `${answer}, ${from}`;
}

test("What the program says of it is taken, and nobody says what it does not say", () => {
  expect(answer("yes")).toBe("yes, declared");
  expect(answer("no")).toBe("no, declared");
  expect(answer("unknown")).toBe("unknown, nobody");
  expect(answer(undefined)).toBe("unknown, nobody");
  expect(told(direct().customer)).toBe("unknown, nobody");
});

test("A listed role that Azure shows is a yes, whatever the program says", () => {
  const both = [shown(inSubscription, "Reader", "Contributor")];
  expect(answer("unknown", both)).toBe("yes, read");
  expect(answer("no", both)).toBe("yes, read");
});

test("That Azure shows no listed role is no no: it only takes its certainty from a declared yes", () => {
  for (const none of [[shown(inSubscription)], [shown(inSubscription, "Reader")]]) {
    expect(answer("yes", none)).toBe("unknown, read");
    expect(answer("no", none)).toBe("no, declared");
    expect(answer("unknown", none)).toBe("unknown, nobody");
  }
});

test("What could not be read takes nothing from what is declared", () => {
  expect(answer("yes", [notReadable])).toBe("yes, declared");
  expect(answer("yes", [])).toBe("yes, declared");
});

test("What was read tells of its place and what is inside it, and of nothing else", () => {
  expect(answer("unknown", [shown(inSubscription, "Owner")], inGroup)).toBe("yes, read");
  expect(answer("unknown", [shown(inGroup, "Owner")], inSubscription)).toBe("unknown, nobody");
  expect(answer("unknown", [shown(`/subscriptions/${somebody}`, "Owner")])).toBe("unknown, nobody");
  expect(answer("yes", [shown("no scope")])).toBe("yes, declared");
});

test("Where no place is known, what was read of a whole subscription tells", () => {
  const at = (id: string) => {
    const adminAgentsRoles = [shown(id, "Owner")];
    const billing = { aobo: "unknown", adminAgentsRoles } as unknown as BillingFact;
    return told({ ...direct().customer, billing });
  };
  expect(at(inSubscription)).toBe("yes, read");
  expect(at(inGroup)).toBe("unknown, nobody");
});
