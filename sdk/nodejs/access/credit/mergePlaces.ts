import { outermost, parseScope } from "../../../../azure/scope";

/**
 * Claims that say the same, as one: places inside another one of the same claim are left out.
 */
export function mergePlaces<Claim extends { scopes: string[] }>(claims: Claim[]): Claim[] {
  const merged = new Map<string, Claim>();
  for (const claim of claims) {
    const key = JSON.stringify({ ...claim, scopes: [] });
    const earlier = merged.get(key);
    merged.set(key, earlier ? { ...earlier, scopes: [...earlier.scopes, ...claim.scopes] } : claim);
  }
  return [...merged.values()].map((claim) => ({ ...claim, scopes: outermostIds(claim.scopes) }));
}

function outermostIds(ids: string[]): string[] {
  return outermost(ids.flatMap((id) => parseScope(id) ?? [])).map(({ id }) => id);
}
