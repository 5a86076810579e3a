/* What the cells of Microsoft's files say, whichever way they are written. */

/** A cell without what stands for nothing: blanks, and a database's word for it. */
export function cellText(cell: string): string {
  const text = cell.trim();
  return text === "NULL" || text === "null" ? "" : text;
}

const yes = ["true", "1", "yes"];
const no = ["false", "0", "no"];

/** A flag; `undefined` where none is given. Anything but the words for yes and no is none either. */
export function flagOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return yes.includes(word) ? true : no.includes(word) ? false : undefined;
}

/** A number, with exponents and any count of decimals; `undefined` where it is none. */
export function numberOf(text: string): number | undefined {
  const number = text === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/**
 * A text to keep. A cell is a view of the piece of the file that it was cut from, and whoever keeps the view
 * keeps the piece in memory: a quarter of a megabyte for a name.
 */
export function kept(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
