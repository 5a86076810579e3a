import { jsonAnswer } from "../answer";
import type { Answer } from "../answer";
import type { ArmRequest, ArmResource } from "./armRoute";
import type { Link, Links } from "./links";
import type { Partners } from "./partners";
import type { Switches } from "./switches";

export interface ManagementPartnerOptions {
  partners: Partners;
  links: Links;
  switches: Switches;
}

const apiVersions = ["2018-02-01"];

/** Microsoft.ManagementPartner: the caller's own link, and nobody else's. */
export function managementPartner(options: ManagementPartnerOptions): ArmResource[] {
  const { partners, links, switches } = options;

  function get({ caller, match, stale }: ArmRequest): Answer {
    const [, slash, partnerId] = match;
    const { tenantId, objectId } = caller;
    const link = (stale ? links.previous : links.record)(tenantId, objectId);
    if (!link || (link.state === "Deleted" && switches.readDeletedState === "notFound")) {
      return notFound();
    }
    if (!slash && switches.getWithoutSlash === "notFound") {
      return notFound();
    }
    if (partnerId && partnerId !== link.partnerId && switches.getByOtherId !== "found") {
      return switches.getByOtherId === "error"
        ? partnerError(400, "BadRequest", "The Partner ID is not the one that is linked")
        : notFound();
    }
    return linkAnswer(link);
  }

  function put({ caller, match, index }: ArmRequest): Answer {
    const partnerId = match[2] ?? "";
    if (!partners.find(partnerId)) {
      return invalidPartner();
    }
    const link = links.get(caller.tenantId, caller.objectId);
    if (!link) {
      return linkAnswer(links.set(caller.tenantId, caller.objectId, partnerId, index));
    }
    const same = link.partnerId === partnerId;
    const position = same ? switches.putWhileLinked.same : switches.putWhileLinked.other;
    if (position !== "ok") {
      const message = "This user or service principal is already linked with a Partner ID";
      return partnerError(position === "conflict" ? 409 : 400, "PartnerIdAlreadyLinked", message);
    }
    return linkAnswer(same ? link : links.set(caller.tenantId, caller.objectId, partnerId, index));
  }

  function patch({ caller, match, index }: ArmRequest): Answer {
    const partnerId = match[2] ?? "";
    const link = links.get(caller.tenantId, caller.objectId);
    if (!link) {
      const isBadRequest =
        switches.patchInvalidNotLinked === "badRequest" && !partners.find(partnerId);
      return isBadRequest ? invalidPartner() : notFound();
    }
    if (!partners.find(partnerId)) {
      return invalidPartner();
    }
    return linkAnswer(
      link.partnerId === partnerId && switches.patchSame === "noChange"
        ? link
        : links.set(caller.tenantId, caller.objectId, partnerId, index),
    );
  }

  function remove({ caller, match, index }: ArmRequest): Answer {
    const link = links.get(caller.tenantId, caller.objectId);
    if (link && (link.partnerId === match[2] || switches.deleteOtherId === "removesLink")) {
      links.remove(caller.tenantId, caller.objectId, index);
    }
    return { status: 200 };
  }

  function linkAnswer(link: Link): Answer {
    const name = partners.find(link.partnerId)?.name;
    return jsonAnswer(200, {
      id: `/providers/microsoft.managementpartner/partners/${link.partnerId}`,
      type: "Microsoft.ManagementPartner/partners",
      name: link.partnerId,
      etag: link.version,
      properties: {
        partnerId: link.partnerId,
        ...(switches.partnerNameInAnswers && name !== undefined && { partnerName: name }),
        tenantId: link.tenantId,
        objectId: link.objectId,
        version: link.version,
        updatedTime: link.updatedTime,
        createdTime: link.createdTime,
        state: link.state,
      },
    });
  }

  const verbs: Record<string, (request: ArmRequest) => Answer> = {
    GET: get,
    PUT: put,
    PATCH: patch,
    DELETE: remove,
  };
  let writes = 0;

  return [
    {
      kind: "link",
      path: /^\/providers\/Microsoft\.ManagementPartner\/partners(\/)?([^/]+)?\/?$/i,
      apiVersions,
      handle(request) {
        const verb = verbs[request.method];
        if (!verb) {
          return partnerError(405, "MethodNotAllowed", "The method is not allowed");
        }
        if (request.method === "GET") {
          return verb(request);
        }
        // The newest recorded answers name a bucket of about 100 and only for writes.
        const remaining = 99 - (writes++ % 99);
        const answer = verb(request);
        return {
          ...answer,
          headers: {
            ...answer.headers,
            "x-ms-ratelimit-remaining-tenant-resource-requests": String(remaining),
          },
        };
      },
    },
    {
      kind: "operations",
      path: /^\/providers\/Microsoft\.ManagementPartner\/operations\/?$/i,
      apiVersions,
      handle: () => jsonAnswer(200, { value: operations }),
    },
  ];
}

function notFound(): Answer {
  return partnerError(
    404,
    "ManagementPartnerNotFound",
    "This user or service principal is not linked with a Partner ID",
  );
}

function invalidPartner(): Answer {
  return partnerError(400, "PartnerIdInvalid", "The Partner ID is not valid");
}

/** This provider says everything twice: nested as Resource Manager does, and flat. */
function partnerError(status: number, code: string, message: string): Answer {
  return jsonAnswer(status, { error: { code, message }, code, message });
}

const operations = ["read", "write", "action", "delete"].map((verb) => ({
  name: `Microsoft.ManagementPartner/partners/${verb}`,
  display: {
    provider: "Microsoft Management Partner",
    resource: "Partner",
    operation: verb,
    description: `${verb} a partner link`,
  },
}));
