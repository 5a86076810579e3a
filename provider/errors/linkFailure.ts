import { printable } from "../../azure/printable";
import { describeMemory } from "./answerMemory";
import type { AnswerMemory } from "./answerMemory";
import { AzureRefusal, UnusableAnswer } from "./azureAnswer";
import { deadlinePassed } from "./deadline";
import type { Deadline } from "./deadline";
import { LinkError, sentences } from "./linkError";
import { clientFailure, explainNetwork } from "./network";
import { describeSubject } from "./subject";
import type { Subject } from "./subject";

/** What was being done when a request to the link service failed. */
export interface LinkAttempt {
  /** Such as `link`, `read the link of`; the identity's name follows. */
  verb: string;
  /** Such as `to partner 1234567`. */
  target?: string;
  session: {
    subject: Subject;
    /** Azure Resource Manager's endpoint, `https://…` without a trailing slash. */
    cloud: { resourceManager: string };
  };
  links: { memory: AnswerMemory };
  deadline: Deadline;
}

/** Turns a failed request to the link service into a sentence. */
export function explainLinkFailure(thrown: unknown, attempt: LinkAttempt): LinkError {
  if (thrown instanceof LinkError) {
    return thrown;
  }
  const { session, links, deadline } = attempt;
  const tried = sentences(
    `Could not ${attempt.verb}`,
    describeSubject(session.subject),
    attempt.target,
  );
  const host = session.cloud.resourceManager;
  if (thrown instanceof AzureRefusal) {
    return new LinkError(`${tried}: ${describeRefusal(thrown)}. ${remedyFor(thrown, attempt)}`);
  }
  if (thrown instanceof UnusableAnswer) {
    return new LinkError(
      sentences(
        `${tried}: Azure answered ${thrown.status}, but ${thrown.reason}.`,
        `Nothing was concluded from it. Check that ${host} is Azure Resource Manager and not a proxy, then run the command again.`,
      ),
    );
  }
  if (deadline.signal.aborted || links.memory.oversized) {
    return deadlinePassed(tried, deadline, describeMemory("Azure", links.memory));
  }
  const network = explainNetwork(thrown, host);
  const { name, code } = clientFailure(thrown);
  return new LinkError(
    network !== undefined
      ? `${tried}. ${network}`
      : `${tried}: the request failed (${printable(code ?? name ?? "unknown error")}). Run the command again.`,
  );
}

function describeRefusal({ status, code, detail, requestId }: AzureRefusal): string {
  return sentences(
    `Azure answered ${status}`,
    code && printable(code),
    detail && `"${printable(detail)}"`,
    requestId && `(request id ${printable(requestId)})`,
  );
}

function remedyFor(refusal: AzureRefusal, { session, verb, target }: LinkAttempt): string {
  const host = session.cloud.resourceManager;
  const { subject } = session;
  const hinted = remedyByWords(refusal, session);
  if (hinted !== undefined) {
    return hinted;
  }
  if (!refusal.fromResourceManager) {
    return `The answer is not Resource Manager's own: probably a proxy or gateway stands between here and ${host}. Check HTTPS_PROXY, NO_PROXY and metadataHost.`;
  }
  switch (refusal.status) {
    case 400:
      return verb === "link" && target
        ? 'Most likely it is the global partner id, which cannot be linked: use the location id, shown as "Associated PartnerID" in Partner Center under Account settings > Identifiers (often the global id + 1).'
        : "Azure did not understand the request; quote the request id to Microsoft's support.";
    case 401:
      return "Azure did not accept the token. Check the cloud (environment, metadataHost) and the machine's clock, then run the command again.";
    case 403:
      return `Azure forbids this to ${describeSubject(subject)}. Linking needs no role, so look for a Conditional Access policy or a deny rule of the tenant.`;
    case 404:
      return `This cloud's Resource Manager (${host}) answers as if it had no Microsoft.ManagementPartner service, or the identity is not linked any more. Check environment and metadataHost, then run \`pulumi refresh\`.`;
    case 409:
      return "Somebody else is changing this link at the same time. Run `pulumi refresh`, then `pulumi up`.";
    case 408:
      return "Azure waited too long for the request. Run the command again.";
    case 429:
      return "Azure throttles this identity or tenant. Wait a few minutes, or run with a lower `--parallel`.";
    default:
      return refusal.status >= 500
        ? "Azure has a fault of its own. Run the command again later."
        : "This answer is not expected here; quote the request id to Microsoft's support.";
  }
}

/** Refusals whose message is known, whatever their status. */
function remedyByWords(
  refusal: AzureRefusal,
  { subject }: LinkAttempt["session"],
): string | undefined {
  const words = `${refusal.code ?? ""} ${refusal.detail ?? ""}`;
  if (/does not have an account in this tenant/i.test(words)) {
    return "An admin-on-behalf-of user cannot be linked, and need not be: that access is recognised by itself. Link a guest, an account or a service principal of the customer's tenant.";
  }
  if (/multi-?factor|\bMFA\b|InteractionRequired|RequestDisallowedByAzure/i.test(words)) {
    return `Azure asks users for multi-factor authentication before they write: run \`az login --tenant ${subject.tenantId}\` and complete it, or use a service principal.`;
  }
  return undefined;
}
