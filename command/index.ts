#!/usr/bin/env node
import { CommanderError } from "commander";
import { createColors, isColorSupported } from "picocolors";
import type { Answer } from "./answer";
import { exitCodes } from "./ending";
import { createProgram } from "./program";

const { stdout, stderr } = process;

// A reader that has had enough, such as `head`, changes nothing of the answer; a full disk keeps it from being told.
stdout.on("error", ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === "EPIPE" ? (process.exitCode ?? exitCodes.fine) : exitCodes.cannotTell),
);

const outlet = {
  show({ ending, json, text, remarks }: Answer, asJson: boolean): void {
    process.exitCode = exitCodes[ending];
    const isAnswer = ending === "fine" || ending === "finding" || remarks !== undefined;
    const stream = asJson || isAnswer ? stdout : stderr;
    const colour = stream.isTTY === true && isColorSupported;
    stream.write(`${asJson ? JSON.stringify(json, undefined, 2) : text(createColors(colour))}\n`);
    // An answer that goes on as JSON holds them itself.
    if (remarks !== undefined && !asJson) {
      stderr.write(remarks.map((remark) => `${remark}\n`).join(""));
    }
  },
  end(code: number): void {
    process.exitCode = code;
  },
};

createProgram(outlet)
  .parseAsync()
  .catch((failure: unknown) => {
    if (failure instanceof CommanderError) {
      process.exitCode = failure.exitCode === 0 ? exitCodes.fine : exitCodes.unreadable;
      return;
    }
    const said = failure instanceof Error ? `${failure.name}: ${failure.message}` : typeof failure;
    stderr.write(`A defect in pulumi-azure-partner stopped this (${said}). Please report it.\n`);
    process.exitCode = exitCodes.cannotTell;
  });
