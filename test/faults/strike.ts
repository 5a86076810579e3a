import type { Emulator, FaultTarget, Faults, InjectedFault } from "../../emulator";
import { contoso } from "../host/principal";
import type { Application } from "../host/principal";
import type { CellFault } from "./faultColumns";
import type { Request } from "./operations";

/** The one request that is struck: who sends it, and under which name its cloud is described. */
export interface StruckRequest {
  request: Request;
  once: boolean;
  application: Application;
  cloudKey: string;
}

/** A fault that is in force. */
export interface Strike {
  /** How many requests it has struck. */
  count(): number;
  remove(): void;
}

/** Lets a fault strike. */
export function strike(
  fault: Exclude<CellFault, { type: "untrusted" }>,
  struck: StruckRequest,
  emulator: Emulator,
  metadataFaults: Faults,
): Strike {
  const { request } = struck;
  const faults = request === "metadata" ? metadataFaults : emulator.faults;
  const times = struck.once ? 1 : Infinity;
  const on = targetOf(struck);
  if (fault.type === "lostThenStale") {
    const lost = faults.inject({ on, fault: { type: "reset", when: "after" }, times });
    // The look before the write is a true one.
    const stale = { on: { ...on, method: "GET" }, fault: { type: "stale" }, skip: 1 } as const;
    const lag = faults.inject({ ...stale, times });
    return strikeOf(lost, lag);
  }
  if (fault.type === "anotherIdentity") {
    const json =
      request === "token" ? tokenOfAnother(struck.application, emulator) : linkOfAnother();
    const answer = { type: "status", status: 200, body: { json }, when: "after" } as const;
    return strikeOf(faults.inject({ on, fault: answer, times }));
  }
  return strikeOf(faults.inject({ on, fault, times }));
}

function strikeOf(...injected: InjectedFault[]): Strike {
  return {
    count: () => injected.reduce((sum, { struck }) => sum + struck.length, 0),
    remove: () => injected.forEach((one) => one.remove()),
  };
}

function targetOf({ request, application, cloudKey }: StruckRequest): FaultTarget {
  const { tenantId, objectId, clientId } = application;
  switch (request) {
    case "metadata":
      return { path: new RegExp(`^/${cloudKey}/`) };
    case "discovery":
      return { kind: "discovery", tenantId };
    case "token":
      return { kind: "token", tenantId, clientId };
    default:
      return { kind: "link", method: request, tenantId, objectId };
  }
}

const another = {
  tenantId: "99999999-9999-4999-8999-999999999999",
  objectId: "88888888-8888-4888-8888-888888888888",
  clientId: "77777777-7777-4777-8777-777777777777",
};

/** The token of somebody in the same tenant who is entitled to one, but who did not ask. */
function tokenOfAnother({ tenantId }: Application, { tokens, url }: Emulator) {
  const grant = { ...another, tenantId, audience: `${url}/`, kind: "app" } as const;
  const { token, lifetime } = tokens.issue(grant);
  return { token_type: "Bearer", expires_in: lifetime, access_token: token };
}

/** Somebody else's link, to the very partner that is declared here. */
function linkOfAnother() {
  const { tenantId, objectId } = another;
  const properties = { partnerId: contoso.id, tenantId, objectId, version: 1, state: "Active" };
  return { name: contoso.id, type: "Microsoft.ManagementPartner/partners", properties };
}
