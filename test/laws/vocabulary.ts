/** Few words, so that they often meet. */

export const tenants = {
  managing: "11111111-1111-4111-8111-111111111111",
  customer: "22222222-2222-4222-8222-222222222222",
  another: "99999999-9999-4999-8999-999999999999",
};

const subscription = "33333333-3333-4333-8333-333333333333";
const anotherSubscription = "77777777-7777-4777-8777-777777777777";

/** The customer's subscription. */
export const subscriptionId = `/subscriptions/${subscription}`;
const apps = `${subscriptionId}/resourceGroups/apps`;
const shop = `${apps}/providers/Microsoft.Web/sites/shop`;

/** Where access can be delegated. */
export const delegable = [subscriptionId, apps, `${subscriptionId}/resourceGroups/data`];

/** Where access can be held. */
export const scopes = [
  ...delegable,
  shop,
  `/subscriptions/${anotherSubscription}`,
  "/providers/Microsoft.Management/managementGroups/fabrikam",
];

/** A place inside each of these. */
export const inside: Record<string, string> = {
  [subscriptionId]: apps,
  [apps]: shop,
  [`/subscriptions/${anotherSubscription}`]: `/subscriptions/${anotherSubscription}/resourceGroups/apps`,
};

/** The identity that is linked. */
export const linked = "44444444-4444-4444-8444-444444444444";
/** A group. */
export const team = "55555555-5555-4555-8555-555555555555";
const user = "66666666-6666-4666-8666-666666666666";
const application = "88888888-8888-4888-8888-888888888888";

export const principals = [linked, team, application, user];

/** What each principal is; the linked identity is a user in some programs. */
export const kinds = (linkedKind: string): Record<string, string> => ({
  [linked]: linkedKind,
  [team]: "Group",
  [application]: "ServicePrincipal",
  [user]: "User",
});

export const memberLists = [[linked], [user, linked], [user]];

export const roles = {
  listed: ["Support Request Contributor", "Contributor", "User Access Administrator", "Owner"],
  listedNo: ["Reader", "Billing Reader"],
  notInTable: ["Tag Contributor", "91c1777a-f3dc-4fae-b103-61d183457e46", user],
};

export const everyRole = [...roles.listed, ...Object.values(roles).flat()];

export const ends = ["2027-01-31T12:00:00Z", "2027-03-01T00:00:00Z", "2028-01-01T00:00:00Z"];

/** Partner ids: the linked one, and others that may transact. */
export const partnerIds = ["1234567", "1111111", "2222222", "1234566"];
