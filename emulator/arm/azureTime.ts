/**
 * A time as Microsoft.ManagementPartner writes it: seven digits of a second, six when the last
 * would be zero. A `Date` has three; `ticks` (0 to 9999) are the rest, in units of 100 ns.
 */
export function azureTime(date: Date, ticks: number): string {
  const fraction = `${date.toISOString().slice(20, 23)}${String(ticks % 10_000).padStart(4, "0")}`;
  return `${date.toISOString().slice(0, 19)}.${fraction.replace(/0$/, "")}Z`;
}
