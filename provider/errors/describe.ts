import type { Subject } from "../identity/identity";
import type { AnswerMemory } from "../http/policies";
import type { SignIn } from "../identity/signIn";
import type { LinkRecord } from "../link/linkRecord";

/** `service principal <object id> (client <client id>) in tenant <tenant id>` */
export function describeSubject(subject: Subject): string {
  const detail =
    subject.kind === "user"
      ? subject.userName && ` (${subject.userName})`
      : subject.clientId && ` (client ${subject.clientId})`;
  return `${subject.kind} ${subject.objectId}${detail ?? ""} in tenant ${subject.tenantId}`;
}

/** `7654321 (Contoso Ltd)` */
export function describePartner(record: Pick<LinkRecord, "partnerId" | "partnerName">): string {
  return record.partnerName ? `${record.partnerId} (${record.partnerName})` : record.partnerId;
}

/** `Azure's last answer was 429 (3 times).`, or nothing when there was none. */
export function describeMemory(who: string, memory: AnswerMemory): string | undefined {
  if (memory.oversized) {
    return `The answer of ${who} was larger than ${memory.limit} bytes and was cut.`;
  }
  return memory.status === undefined || memory.unanswered
    ? undefined
    : `The last answer of ${who} was ${memory.status}${memory.count > 1 ? ` (${memory.count} times)` : ""}.`;
}

/** How the sign-in reads in an error, before a token says who it is. */
export function describeSignIn(signIn: SignIn): string {
  const tenant = signIn.tenantId === undefined ? "" : ` in tenant ${signIn.tenantId}`;
  const client = signIn.clientId === undefined ? "" : ` of client ${signIn.clientId}`;
  switch (signIn.method) {
    case "default":
      return `the default Azure credential${client}${tenant}`;
    case "certificate":
      return `the certificate${client}${tenant}`;
    case "secret":
      return `the client secret${client}${tenant}`;
    case "oidcToken":
    case "oidcTokenFile":
    case "oidcRequest":
      return `the federated (OIDC) token${client}${tenant}`;
    case "managedIdentity":
      return `the managed identity${client}`;
    case "azureCli":
      return `the Azure CLI${tenant}`;
  }
}
