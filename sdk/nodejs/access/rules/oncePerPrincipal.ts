import { sameId } from "../../../../azure/guid";

/** The first of each principal, whatever it holds or approves, so that what is said of it is said once. */
export function oncePerPrincipal<Holder extends { principalId: string | undefined }>(
  holders: Holder[],
): Holder[] {
  return holders.filter(
    ({ principalId }, index) =>
      principalId === undefined ||
      holders.findIndex((holder) => sameId(holder.principalId, principalId)) === index,
  );
}
