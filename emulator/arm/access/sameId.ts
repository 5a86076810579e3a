/** Azure compares ids, names of scopes and GUIDs without regard to case. */
export function sameId(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
