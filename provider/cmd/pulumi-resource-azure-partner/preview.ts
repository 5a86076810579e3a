import { isDeepStrictEqual } from "node:util";
import { argumentTable } from "../../argumentTable";
import { compareIdentities, needsAzure } from "../../link/compareLink";
import { linkState, settingsOutputs } from "../../link/linkState";
import { unknownValue } from "../../properties";
import type { Properties } from "../../properties";
import type { ResourceType } from "./resourceTypes";

/** The outputs of a creation as a preview knows them: the inputs, and what they tell already. */
export function previewedCreation({ told }: ResourceType, inputs: Properties): Properties {
  return { ...unknown(told), ...inputs };
}

/**
 * The outputs of an update as a preview knows them. The identity stays, and so does all that Azure told
 * as long as nothing is changed that Azure has to be asked about.
 */
export function previewedUpdate(
  type: ResourceType,
  id: string,
  olds: Properties,
  inputs: Properties,
): Properties {
  const untold = unknown(type.told);
  if (type.name !== "PartnerAdminLink") {
    return { ...untold, ...inputs };
  }
  const state = linkState(id, olds);
  if (!needsAzure(state, inputs) && compareIdentities(state, inputs) === "none") {
    return settingsOutputs(olds, inputs);
  }
  return { ...untold, tenantId: olds.tenantId, objectId: olds.objectId, ...inputs };
}

function unknown(keys: readonly string[]): Properties {
  return Object.fromEntries(keys.map((key) => [key, unknownValue]));
}

/** A difference at one place: `partnerId`, `identity.clientId`. */
export interface ChangedPlace {
  path: string;
  kind: "add" | "delete" | "update";
  /** Whether the declaration differs, and not only what stands at Azure. */
  declared: boolean;
}

/** Where the declaration differs from what is stored, for people to read. */
export function changedPlaces(
  { name }: ResourceType,
  olds: Properties,
  news: Properties,
): ChangedPlace[] {
  const places = Object.keys(argumentTable[name]).flatMap((key) =>
    key === "identity"
      ? Object.keys(argumentTable.Identity).flatMap((part) =>
          placeOf(`identity.${part}`, partOf(olds.identity, part), partOf(news.identity, part)),
        )
      : placeOf(key, olds[key], news[key]),
  );
  // What was lost or replaced at Azure differs from what is recorded as ours, and from no argument.
  return places.length > 0
    ? places
    : [{ path: "linkedPartnerId", kind: "update", declared: false }];
}

function partOf(identity: unknown, part: string): unknown {
  return typeof identity === "object" && identity !== null
    ? (identity as Properties)[part]
    : identity;
}

function placeOf(path: string, before: unknown, after: unknown): ChangedPlace[] {
  if (isDeepStrictEqual(before ?? undefined, after ?? undefined)) {
    return [];
  }
  const kind = before === undefined ? "add" : after === undefined ? "delete" : "update";
  return [{ path, kind, declared: true }];
}
