import { armErrorAnswer, jsonAnswer } from "../answer";
import type { Answer } from "../answer";
import type { Side } from "../route";
import type { Fault, StatusFault } from "./fault";

/** The faults that show in what is answered, as opposed to whether and when. */
export type AnswerFault = Extract<
  Fault,
  {
    type:
      | "status"
      | "claimsChallenge"
      | "redirect"
      | "truncated"
      | "contentType"
      | "otherIdentity"
      | "stale";
  }
>;

/** What the fault makes of an answer. Carries the request out only where it needs the real one. */
export function faultAnswer(
  fault: AnswerFault,
  carryOut: (options?: { stale?: boolean }) => Answer,
  side: Side,
): Answer {
  switch (fault.type) {
    case "status":
      return statusAnswer(fault, side);
    case "claimsChallenge":
      return claimsChallenge(fault);
    case "redirect":
      return { status: fault.status ?? 307, headers: { location: fault.location } };
    case "truncated":
      return truncate(carryOut());
    case "contentType":
      return withHeaders(carryOut(), { "content-type": fault.contentType });
    case "otherIdentity":
      return aboutSomebodyElse(carryOut(), fault);
    case "stale":
      return carryOut({ stale: true });
  }
}

function statusAnswer(fault: StatusFault, side: Side): Answer {
  return withHeaders(bodyAnswer(fault, side), {
    ...(fault.retryAfter !== undefined && { "retry-after": String(fault.retryAfter) }),
    ...fault.headers,
  });
}

function bodyAnswer(fault: StatusFault, side: Side): Answer {
  const { status, body } = fault;
  if (body === "empty") {
    return { status };
  }
  if (body === "html") {
    const page = `<html><head><title>${status}</title></head><body>A proxy says ${status}.</body></html>`;
    return { status, headers: { "content-type": "text/html" }, body: page };
  }
  if (body) {
    return "json" in body
      ? jsonAnswer(status, body.json)
      : { status, headers: { "content-type": "application/json" }, body: body.text };
  }
  return side === "entra" ? signInError(fault) : armError(fault);
}

function armError({ status, code, message }: StatusFault): Answer {
  return armErrorAnswer(
    status,
    code ?? armCodes[status] ?? "Error",
    message ?? "An injected fault.",
  );
}

const armCodes: Record<number, string> = {
  400: "BadRequest",
  401: "InvalidAuthenticationToken",
  403: "AuthorizationFailed",
  404: "NotFound",
  408: "RequestTimeout",
  409: "Conflict",
  412: "PreconditionFailed",
  429: "TooManyRequests",
  500: "InternalServerError",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
};

function signInError({ status, code = "90033", message }: StatusFault): Answer {
  const text = message ?? "A transient error has occurred. Please try again.";
  return jsonAnswer(status, {
    error: status < 500 ? "invalid_request" : "temporarily_unavailable",
    error_description: `AADSTS${code}: ${text}`,
    error_codes: [Number(code)],
  });
}

function claimsChallenge(fault: Extract<Fault, { type: "claimsChallenge" }>): Answer {
  const claims = fault.claims ?? '{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}';
  const encoded = Buffer.from(claims).toString("base64");
  return armErrorAnswer(
    401,
    fault.code ?? "RequestDisallowedByPolicy",
    fault.message ?? "Resource was disallowed by policy. Users must use MFA for this operation.",
    { "www-authenticate": `Bearer realm="", error="insufficient_claims", claims="${encoded}"` },
  );
}

function truncate(answer: Answer): Answer {
  const body = answer.body ?? "";
  return { ...answer, body: body.slice(0, Math.ceil(body.length / 2)) };
}

function aboutSomebodyElse(
  answer: Answer,
  { tenantId, objectId }: { tenantId?: string; objectId?: string },
): Answer {
  const body: unknown = JSON.parse(answer.body ?? "null");
  if (typeof body !== "object" || body === null || !("properties" in body)) {
    return answer;
  }
  const properties = {
    ...(body.properties as object),
    ...(tenantId !== undefined && { tenantId }),
    ...(objectId !== undefined && { objectId }),
  };
  return { ...answer, body: JSON.stringify({ ...body, properties }) };
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
