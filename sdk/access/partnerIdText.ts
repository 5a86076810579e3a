/** A partner id as text: it may be written as a number, for example in a data file. */
export function partnerIdText(id: string | number | undefined): string | undefined {
  return id === undefined ? undefined : String(id).trim();
}
