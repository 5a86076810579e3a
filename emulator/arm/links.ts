import { azureTime } from "./azureTime";

/** The record of one identity in one tenant, as the service keeps it: a removed link stays. */
export interface Link {
  tenantId: string;
  objectId: string;
  partnerId: string;
  version: number;
  createdTime: string;
  updatedTime: string;
  state: "Active" | "Deleted";
}

/** One change of one identity's link. A partner id is missing where there was, or is, no link. */
export interface LinkChange {
  tenantId: string;
  objectId: string;
  from?: string | undefined;
  to?: string | undefined;
  time: Date;
  /** Index of the request that made it; missing when a test or a person did ("somebody else"). */
  request?: number | undefined;
}

export interface Links {
  /** The link that stands, if one does. */
  get(tenantId: string, objectId: string): Link | undefined;
  /** Also a removed one, which keeps its version and the time of the first link ever. */
  record(tenantId: string, objectId: string): Link | undefined;
  /**
   * The record as it was before its last change.
   *
   * @internal
   */
  previous(tenantId: string, objectId: string): Link | undefined;
  /** Links, or moves the link. Without `request` it is somebody else who does it. */
  set(tenantId: string, objectId: string, partnerId: string, request?: number): Link;
  /** Ends the link, if one stands. Without `request` it is somebody else who does it. */
  remove(tenantId: string, objectId: string, request?: number): void;
  /** All links that stand. */
  all(): Link[];
  /** Every change since the start, oldest first. */
  history(tenantId?: string, objectId?: string): LinkChange[];
  /** Forgets all links and their history. */
  clear(): void;
}

export function createLinks(now: () => Date): Links {
  const records = new Map<string, Link[]>();
  const changes: LinkChange[] = [];

  const versions = (tenantId: string, objectId: string) =>
    records.get(linkKey(tenantId, objectId)) ?? [];
  const record = (tenantId: string, objectId: string) => versions(tenantId, objectId).at(-1);
  const get = (tenantId: string, objectId: string) => standing(record(tenantId, objectId));

  function write(link: Pick<Link, "tenantId" | "objectId" | "partnerId" | "state">, by?: number) {
    const before = record(link.tenantId, link.objectId);
    const time = now();
    // Digits below a millisecond that differ from write to write, and not from run to run.
    const updatedTime = azureTime(time, 1237 * (changes.length + 1));
    const after: Link = {
      ...link,
      version: (before?.version ?? 0) + 1,
      createdTime: before?.createdTime ?? updatedTime,
      updatedTime,
    };
    records.set(linkKey(link.tenantId, link.objectId), [
      ...versions(link.tenantId, link.objectId),
      after,
    ]);
    changes.push({
      tenantId: link.tenantId,
      objectId: link.objectId,
      from: standing(before)?.partnerId,
      to: standing(after)?.partnerId,
      time,
      request: by,
    });
    return after;
  }

  return {
    get,
    record,
    previous: (tenantId, objectId) => versions(tenantId, objectId).at(-2),
    set: (tenantId, objectId, partnerId, request) =>
      write({ tenantId, objectId, partnerId, state: "Active" }, request),
    remove(tenantId, objectId, request) {
      const link = get(tenantId, objectId);
      if (link) {
        write({ tenantId, objectId, partnerId: link.partnerId, state: "Deleted" }, request);
      }
    },
    all: () => [...records.values()].flatMap((linkVersions) => standing(linkVersions.at(-1)) ?? []),
    history: (tenantId, objectId) =>
      changes.filter(
        (change) =>
          (tenantId === undefined || change.tenantId === tenantId) &&
          (objectId === undefined || change.objectId === objectId),
      ),
    clear() {
      records.clear();
      changes.length = 0;
    },
  };
}

function standing(link: Link | undefined): Link | undefined {
  return link?.state === "Active" ? link : undefined;
}

function linkKey(tenantId: string, objectId: string): string {
  return `${tenantId}/${objectId}`.toLowerCase();
}
