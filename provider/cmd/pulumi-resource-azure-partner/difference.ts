import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import type { Difference } from "../../lifecycle";
import type { Properties } from "../../properties";
import { changedPlaces } from "./preview";
import type { ResourceType } from "./resourceTypes";

const { Kind } = protocol.PropertyDiff;
const { DIFF_NONE, DIFF_SOME } = protocol.DiffResponse.DiffChanges;

const kinds = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const;

/** A difference as the protocol has it, with each place that a preview shows. */
export function differenceOf(
  type: ResourceType,
  olds: Properties,
  news: Properties,
  { changes, replaces }: Difference,
): protocol.DiffResponse {
  const answer = new protocol.DiffResponse()
    .setChanges(changes ? DIFF_SOME : DIFF_NONE)
    .setReplacesList(replaces)
    .setHasdetaileddiff(true);
  if (!changes) {
    return answer;
  }
  const places = changedPlaces(type, olds, news);
  const propertyOf = (path: string) => path.split(".")[0] ?? path;
  answer.setDiffsList([...new Set(places.map(({ path }) => propertyOf(path)))]);
  const details = answer.getDetaileddiffMap();
  for (const { path, kind, declared } of places) {
    const replaced = replaces.includes(propertyOf(path)) ? 1 : 0;
    details.set(
      path,
      new protocol.PropertyDiff().setKind(kinds[kind][replaced]).setInputdiff(declared),
    );
  }
  return answer;
}
