import { armErrorAnswer } from "../answer";
import type { Answer } from "../answer";
import type { TokenSigner } from "../entra/tokenSigner";
import type { Audiences } from "../entra/audiences";
import { createIds } from "../ids";
import type { EmulatorRequest, RequestKind, Route } from "../route";

/** The identity that a verified token names. */
export interface Caller {
  tenantId: string;
  objectId: string;
  clientId: string;
  kind: "app" | "user";
}

export interface ArmRequest extends EmulatorRequest {
  caller: Caller;
  match: RegExpMatchArray;
  /** Answer what stood before the last write. */
  stale: boolean;
}

/** One family of resources: where it is, which versions it knows, and what it does. */
export interface ArmResource {
  kind: RequestKind;
  path: RegExp;
  apiVersions: string[];
  handle(request: ArmRequest): Answer;
}

/** Turns resources into routes that only a caller with a good token gets through. */
export function createArmRoute(options: {
  signer: TokenSigner;
  audiences: Audiences;
  now: () => Date;
}): (resource: ArmResource) => Route {
  const { signer, audiences, now } = options;
  const nextRequestId = createIds(0xf0);

  function readCaller(authorization: string | undefined): Caller | { refused: string } {
    const [scheme, token] = (authorization ?? "").split(" ");
    if (!token || scheme?.toLowerCase() !== "bearer") {
      return { refused: "Authentication failed. The 'Authorization' header is missing." };
    }
    const claims = signer.verify(token);
    if (!claims) {
      return { refused: "The access token is invalid." };
    }
    if (Number(claims.exp) * 1000 <= now().getTime()) {
      return { refused: "The access token expiry UTC time is in the past." };
    }
    if (!audiences.isResourceManager(String(claims.aud))) {
      return { refused: "The access token has been obtained for wrong audience or resource." };
    }
    return {
      tenantId: String(claims.tid),
      objectId: String(claims.oid),
      clientId: String(claims.appid),
      kind: claims.upn === undefined ? "app" : "user",
    };
  }

  return ({ kind, path, apiVersions, handle }) => ({
    kind,
    side: "arm",
    path,
    open(request, match) {
      const caller = readCaller(request.headers.authorization);
      const answer = (stale: boolean): Answer => {
        if ("refused" in caller) {
          return refuseToken(caller.refused);
        }
        const apiVersion = request.query.get("api-version");
        if (!apiVersion || !apiVersions.includes(apiVersion)) {
          return refuseApiVersion(apiVersion, apiVersions);
        }
        return handle({ ...request, caller, match, stale });
      };
      return {
        subject: "refused" in caller ? undefined : caller,
        answer: ({ stale = false } = {}) => withArmHeaders(answer(stale), nextRequestId()),
      };
    },
  });
}

function refuseToken(message: string): Answer {
  const code = message.includes("missing") ? "AuthenticationFailed" : "InvalidAuthenticationToken";
  return armErrorAnswer(401, code, message, {
    "www-authenticate": `Bearer error="invalid_token", error_description="${message}"`,
  });
}

function refuseApiVersion(apiVersion: string | null, known: string[]): Answer {
  return apiVersion
    ? armErrorAnswer(
        400,
        "InvalidApiVersionParameter",
        `The api-version '${apiVersion}' is invalid. The supported versions are '${known.join(",")}'.`,
      )
    : armErrorAnswer(
        400,
        "MissingApiVersionParameter",
        "The api-version query parameter (?api-version=) is required for all requests.",
      );
}

function withArmHeaders(answer: Answer, requestId: string): Answer {
  return {
    ...answer,
    headers: {
      "cache-control": "no-cache",
      pragma: "no-cache",
      expires: "-1",
      "request-id": requestId,
      "x-ms-request-id": requestId,
      "x-ms-correlation-request-id": requestId,
      ...answer.headers,
    },
  };
}
