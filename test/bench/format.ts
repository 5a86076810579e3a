export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

export const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

export const times = (ratio: number): string => `${ratio.toFixed(2)} x`;

export const count = (value: number): string => value.toLocaleString("en-US");

/** How a figure stands to its target. */
export const against = (value: number, target: number): string =>
  value <= target ? "reached" : "missed";
