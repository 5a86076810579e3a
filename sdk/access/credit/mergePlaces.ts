import { contains, parseScope } from "../scope";

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
  return [...merged.values()].map((claim) => ({ ...claim, scopes: outermost(claim.scopes) }));
}

function outermost(ids: string[]): string[] {
  return ids.filter((id) => !ids.some((other) => other !== id && isInside(id, other)));
}

function isInside(inner: string, outer: string): boolean {
  const [scope, around] = [parseScope(inner), parseScope(outer)];
  return scope !== undefined && around !== undefined && contains(around, scope);
}
