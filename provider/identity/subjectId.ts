/** The resource's id: one link exists per tenant and object id, whatever the partner. */
export function subjectId(subject: { tenantId: string; objectId: string }): string {
  return `${subject.tenantId}/${subject.objectId}`.toLowerCase();
}
