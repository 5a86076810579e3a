import { execFileSync } from "node:child_process";
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** Starts the machine's own Chromium: no browser is downloaded. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? names.map(onPath).find((path) => path !== "");
  if (executablePath === undefined) {
    throw new Error("There is no Chromium on PATH: install it, or name it in CHROMIUM.");
  }
  // Without a user of its own, as in most containers, Chromium has no sandbox.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}

function onPath(name: string): string {
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
