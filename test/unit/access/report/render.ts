import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The HTML of GitHub-flavoured Markdown, by a real parser in one process of its own. */
export function render(texts: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, "micromark.mjs")],
    { input: JSON.stringify(texts), encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout) as string[];
}

/** The tags of HTML in their order, with what they have besides their name. */
export function tagsOf(html: string): string[] {
  return html.match(/<\/?[a-z][^>]*>/gi) ?? [];
}

/** What somebody reads who sees the page. */
export function visibleText(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
