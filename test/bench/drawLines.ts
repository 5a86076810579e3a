export interface Point {
  x: number;
  y: number;
}

export interface Line {
  name: string;
  points: readonly Point[];
}

export interface LinePlot {
  title: string;
  /** What the horizontal axis counts. */
  x: string;
  lines: readonly Line[];
}

const size = { width: 760, height: 420 };
const frame = { left: 60, right: 250, top: 44, bottom: 44 };
// Told apart by people who do not see all colours: the palette of Okabe and Ito.
const colours = ["#000000", "#0072b2", "#56b4e9", "#d55e00", "#009e73", "#cc79a7"];

/** Draws lines over two logarithmic axes, as SVG. */
export function drawLines({ title, x, lines }: LinePlot): string {
  const points = lines.flatMap((line) => line.points);
  const across = decades(points.map((point) => point.x));
  const up = decades(points.map((point) => point.y));
  const left = (value: number) => place(value, across, frame.left, size.width - frame.right);
  const top = (value: number) => place(value, up, size.height - frame.bottom, frame.top);

  const grid = [
    ...across.map((value) =>
      [
        rule(left(value), frame.top, left(value), size.height - frame.bottom),
        text(left(value), size.height - frame.bottom + 18, short(value), "middle"),
      ].join(""),
    ),
    ...up.map((value) =>
      [
        rule(frame.left, top(value), size.width - frame.right, top(value)),
        text(frame.left - 8, top(value) + 4, short(value), "end"),
      ].join(""),
    ),
  ];
  const drawn = lines.map(({ name, points: own }, index) => {
    const colour = colours[index % colours.length] ?? "black";
    const places = own.map((point) => ({ x: left(point.x), y: top(point.y) }));
    const path = places.map((point) => `${round(point.x)},${round(point.y)}`).join(" ");
    const legend = { x: size.width - frame.right + 16, y: frame.top + 10 + index * 22 };
    return [
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...places.map(
        (point) => `<circle cx="${round(point.x)}" cy="${round(point.y)}" r="3" fill="${colour}"/>`,
      ),
      `<rect x="${legend.x}" y="${legend.y - 8}" width="12" height="4" fill="${colour}"/>`,
      text(legend.x + 18, legend.y, name, "start"),
    ].join("");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    `<text x="${frame.left}" y="24" font-size="15">${escape(title)}</text>`,
    ...grid,
    ...drawn,
    text((frame.left + size.width - frame.right) / 2, size.height - 8, x, "middle"),
    "</svg>",
    "",
  ].join("\n");
}

/** The powers of ten that span the values. */
function decades(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_none, index) => 10 ** (first + index));
}

function place(value: number, scale: readonly number[], from: number, to: number): number {
  const low = Math.log10(scale[0] ?? 1);
  const high = Math.log10(scale.at(-1) ?? 10);
  return from + ((Math.log10(value) - low) / (high - low)) * (to - from);
}

const round = (value: number): string => value.toFixed(1);

const short = (value: number): string =>
  value < 1 ? String(Number(value.toPrecision(1))) : value.toLocaleString("en-US");

const rule = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#ddd"/>`;

const text = (x: number, y: number, words: string, anchor: string): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escape(words)}</text>`;

const escape = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
