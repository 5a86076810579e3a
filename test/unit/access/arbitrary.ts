import fc from "fast-check";

/** Any GUID, lower case. */
export const guid = fc.uuid();

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._()-]{0,20}$/);
const subscription = guid.map((id) => `/subscriptions/${id}`);
const resourceGroup = fc
  .tuple(subscription, name)
  .map(([id, group]) => `${id}/resourceGroups/${group}`);
const resource = fc
  .tuple(fc.oneof(subscription, resourceGroup), name, name, name)
  .map(([id, provider, type, leaf]) => `${id}/providers/${provider}/${type}/${leaf}`);
const managementGroup = name.map(
  (group) => `/providers/Microsoft.Management/managementGroups/${group}`,
);

/** The resource id of any place where access can be held. */
export const scopeId = fc.oneof(managementGroup, subscription, resourceGroup, resource);
