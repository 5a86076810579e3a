import { isDeepStrictEqual } from "node:util";
import { contoso, fabrikam } from "../host/principal";
import type { Application } from "../host/principal";
import type { Resource } from "../host/resource";
import type { Cell } from "./matrix";
import type { Operation } from "./operations";
import { complaintsAbout } from "./sentence";

/** More requests to the link service than this are no longer patience. */
const mostLinkRequests = 14;

export function complaintsAboutPatience(linkRequests: number): string[] {
  return linkRequests > mostLinkRequests ? [`${linkRequests} requests were sent.`] : [];
}

export function complaintsAboutMessage(
  message: string | undefined,
  { objectId, clientId, tenantId, secret }: Application,
): string[] {
  const names = [objectId, clientId, tenantId, "localhost:"];
  return message === undefined ? [] : complaintsAbout(message, { names, secrets: [secret] });
}

/** What is wrong with the link at Azure, now and at every moment before. */
export function complaintsAboutLink(
  { operation, expected }: Cell,
  application: Application,
): string[] {
  const moments = application.history().map(({ to }) => to);
  const meant = operation === "delete" && expected === "left" ? [contoso.id] : momentsOf[operation];
  return isDeepStrictEqual(moments, meant)
    ? []
    : [`The link went ${JSON.stringify(moments)}, not ${JSON.stringify(meant)}.`];
}

/** To which partner the identity is linked, one moment after the other, when all goes well. */
const momentsOf: Record<Operation, (string | undefined)[]> = {
  create: [contoso.id],
  adopt: [contoso.id],
  rebind: [fabrikam.id, contoso.id],
  change: [fabrikam.id, contoso.id],
  read: [contoso.id],
  delete: [contoso.id, undefined],
};

/** What the state says that is not so at Azure. */
export function complaintsAboutState(
  cell: Cell,
  resource: Resource | undefined,
  application: Application,
): string[] {
  const link = application.link();
  if (resource === undefined || resource.id === "") {
    return ["The state has no link."];
  }
  const truth: Record<string, unknown> = {
    ...{ tenantId: application.tenantId, objectId: application.objectId },
    ...{ partnerId: link?.partnerId, linkedPartnerId: link?.partnerId, version: link?.version },
    ...{ createdTime: link?.createdTime, updatedTime: link?.updatedTime },
    origin: originOf(cell),
  };
  return Object.entries(truth)
    .filter(([key, value]) => resource.outs[key] !== value)
    .map(
      ([key, value]) => `The state has ${key} ${String(resource.outs[key])}, not ${String(value)}.`,
    );
}

/** A link that was found again, and not known to be ours, counts as adopted: it is kept on delete. */
function originOf({ operation, expected }: Cell): string {
  const found = expected === "unseen" || expected === "dropped";
  switch (operation) {
    case "adopt":
      return "adopted";
    case "rebind":
      return found ? "adopted" : "takenOver";
    default:
      return found ? "adopted" : "created";
  }
}
