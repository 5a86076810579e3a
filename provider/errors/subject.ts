/** Who a token speaks for: the pair that Azure keeps the link under, and how to name it to a person. */
export interface Subject {
  tenantId: string;
  objectId: string;
  clientId?: string | undefined;
  kind: "service principal" | "user";
  userName?: string | undefined;
}

/** `service principal <object id> (client <client id>) in tenant <tenant id>` */
export function describeSubject(subject: Subject): string {
  const detail =
    subject.kind === "user"
      ? subject.userName && ` (${subject.userName})`
      : subject.clientId && ` (client ${subject.clientId})`;
  return `${subject.kind} ${subject.objectId}${detail ?? ""} in tenant ${subject.tenantId}`;
}
