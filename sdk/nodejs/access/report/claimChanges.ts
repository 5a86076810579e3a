import { proseText } from "./escape";
import { placesText } from "./placeText";

interface Claim {
  scopes: string[];
}

/** What became of a claim, place by place; where all places change alike, none is named. */
export function claimChanges<Kind extends Claim>(
  what: string,
  before: Kind[],
  after: Kind[],
  textOf: (claim: Kind) => string,
  customer: { subscriptionId?: string | undefined },
): string[] {
  const [then, now] = [byPlace(before, textOf), byPlace(after, textOf)];
  const places = [...new Set([...then.keys(), ...now.keys()])];
  const changes = new Map<string, string[]>();
  for (const place of places.filter((one) => then.get(one) !== now.get(one))) {
    const change = `${then.get(place) ?? "not declared"} -> ${now.get(place) ?? "no longer declared"}`;
    changes.set(change, [...(changes.get(change) ?? []), place]);
  }
  return [...changes].map(([change, changed]) => {
    const where = changed.length < places.length ? placesText(changed, customer) : "";
    return proseText(`${what} ${change}${where === "" ? "" : ` on ${where}`}`);
  });
}

function byPlace<Kind extends Claim>(
  claims: Kind[],
  textOf: (claim: Kind) => string,
): Map<string, string> {
  return new Map(
    claims.flatMap((claim) => {
      const places = claim.scopes.length > 0 ? claim.scopes : [""];
      return places.map((place): [string, string] => [place.toLowerCase(), textOf(claim)]);
    }),
  );
}
