/** Whether a text is a partner id: digits only. */
export function isPartnerId(text: string): boolean {
  return /^\d+$/.test(text);
}
