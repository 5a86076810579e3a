import { stripVTControlCharacters } from "node:util";
import type { Colors } from "picocolors/types";
import { printable } from "../../azure/printable";
import type { Answer } from "../answer";
import type { Explanation } from "./explanation";
import { explanations } from "./explanations";
import { findExplanations, nearestExplanations } from "./findExplanations";

/** Says what some words mean: the id of a rule, a code, or a message in which such a thing stands. */
export function explainWords(given: string): Answer {
  // A message that was copied with its colours.
  const words = stripVTControlCharacters(given);
  const found = findExplanations(words, explanations);
  if (found.length > 0) {
    return {
      ending: "fine",
      json: { explanations: found.map(forPrograms) },
      text: (colors) => found.map((one) => explanationText(one, colors)).join("\n\n"),
    };
  }
  const nearest = nearestExplanations(words, explanations);
  const unknown = unknownText(words);
  return {
    ending: "finding",
    json: {
      explanations: [],
      unknown,
      nearest: nearest.map(({ name, title }) => ({ name, title })),
    },
    text: ({ bold, yellow }) =>
      [
        yellow(unknown),
        ...(nearest.length === 0 ? [] : ["Nearest to it:"]),
        ...nearest.map(({ name, title }) => `  ${bold(name)}  ${title}`),
      ].join("\n"),
  };
}

function unknownText(words: string): string {
  const shown = printable(words);
  const said = `Nothing is known of "${shown.length > 80 ? `${shown.slice(0, 80)}…` : shown}".`;
  const code = /AADSTS(\d{1,10})/i.exec(words)?.[1];
  return code === undefined
    ? said
    : `${said} Entra itself explains its codes: https://login.microsoftonline.com/error?code=${code}`;
}

function forPrograms({ seen: _seen, ...explanation }: Explanation) {
  return explanation;
}

function explanationText(explanation: Explanation, { bold, dim }: Colors): string {
  const { name, from, title, why, whatToDo, mayIgnore, source } = explanation;
  const parts = [
    ["Why?", why],
    ["What to do?", whatToDo],
    ["May I ignore it?", mayIgnore],
    ["Source:", source],
  ] as const;
  return [
    `${bold(name)}: ${title}. ${dim(`(${from})`)}`,
    ...parts.flatMap(([label, text]) => (text === undefined ? [] : [`  ${dim(label)} ${text}`])),
  ].join("\n");
}
