import type { Subject } from "../errors/subject";
import { present } from "../properties";
import type { Properties } from "../properties";
import { linkInputs } from "./linkInputs";
import type { LinkInputs } from "./linkInputs";
import type { LinkRecord } from "./linkRecord";
import type { Ownership } from "./ownership";

/** The shape of the state, raised when a later release stores something else. */
const stateVersion = 2;

/** What is stored of a link. `partnerId` is what Azure last told, `linkedPartnerId` what is ours. */
export interface LinkState extends LinkInputs, Ownership {
  tenantId: string;
  objectId: string;
  partnerName?: string | undefined;
  state?: string | undefined;
  version?: number | undefined;
  createdTime?: string | undefined;
  updatedTime?: string | undefined;
}

/** Reads the stored state, tolerating what an earlier release left out. */
export function linkState(id: string, properties: Properties): LinkState {
  const [tenantId = "", objectId = ""] = id.toLowerCase().split("/");
  const stored = properties as Partial<LinkState>;
  return {
    ...linkInputs(properties),
    tenantId,
    objectId,
    linkedPartnerId: stored.linkedPartnerId,
    origin: stored.origin,
    foundByRefresh: stored.foundByRefresh,
    partnerName: stored.partnerName,
    state: stored.state,
    version: stored.version,
    createdTime: stored.createdTime,
    updatedTime: stored.updatedTime,
  };
}

/** The outputs after a write or an adoption. */
export function ownedOutputs(
  inputs: Properties,
  subject: Pick<Subject, "tenantId" | "objectId">,
  record: LinkRecord,
  ownership: Ownership,
): Properties {
  return { ...observedOutputs(inputs, subject, record), ...ownership };
}

/** The outputs after a read: what is ours stays what it was. */
export function observedOutputs(
  properties: Properties,
  { tenantId, objectId }: Pick<Subject, "tenantId" | "objectId">,
  record: LinkRecord,
): Properties {
  const { partnerId, partnerName, state, version, createdTime, updatedTime } = record;
  return present({
    ...properties,
    partnerId,
    partnerName,
    tenantId,
    objectId,
    state,
    version,
    createdTime,
    updatedTime,
    stateVersion,
  });
}

/** The outputs when only settings changed: what is known of the link stays. */
export function settingsOutputs(olds: Properties, inputs: Properties): Properties {
  const { partnerName, tenantId, objectId, linkedPartnerId, origin, foundByRefresh, ...rest } =
    olds;
  const { state, version, createdTime, updatedTime } = rest;
  return present({
    ...inputs,
    partnerName,
    tenantId,
    objectId,
    linkedPartnerId,
    origin,
    foundByRefresh,
    state,
    version,
    createdTime,
    updatedTime,
    stateVersion,
  });
}
