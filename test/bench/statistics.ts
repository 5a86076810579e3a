/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (low === undefined || high === undefined) {
    throw new Error("There is no median of nothing.");
  }
  return (low + high) / 2;
}

/** A quarter of the values is below it; between two values, as far as it lies between them. */
export function lowerQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) / 4;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) {
    throw new Error("There is no quartile of nothing.");
  }
  return low + (high - low) * (place - Math.floor(place));
}
