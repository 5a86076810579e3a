import fc from "fast-check";

/** Names that would format, link, mention, run or steer where they are not taken as text. */
export const knownHostile = [
  ...[
    "**bold**",
    "_em_",
    "__x__",
    "~~gone~~",
    "`code`",
    "``",
    "`",
    "a`b",
    "\\",
    "\\*",
    "***",
    "* *",
  ],
  ...[
    "# head",
    "C #",
    "#",
    "## ##",
    "- item",
    "1. one",
    "> quote",
    "+ a",
    "===",
    "---",
    "[ ] task",
  ],
  ...[
    "[a](http://evil.example)",
    "![x](y.png)",
    "[a][b]",
    "[^1]",
    "<b>x</b>",
    "<img src=x onerror=1>",
  ],
  ...["<script>alert(1)</script>", "<!-- x -->", "&lt;b&gt;", "&#45;", "&copy;", "&", "a & b;"],
  ...[
    "https://evil.example",
    "www.evil.example",
    "me@evil.example",
    "@everyone",
    "org/repo#1",
    "#1",
  ],
  ...["mailto:a@b.c", ":smile:", "$x$", "$$", "a | b", "|", "||", "\\|", "| a | b |", "`|`"],
  ...["\u001b[2J\u001b[31mred", "\u009b31m", "\u0007", "a\nb", "a\r\n| x |", "a\u2028b", "\u0000"],
  ...["\u202egnp.exe", "\u2066a\u2069", "\u061ca", "\u200bx", "\ufeff", "", " "],
  ...[
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    '=HYPERLINK("x")',
    "\uff1d1",
    '"a","b"',
    "'=1",
  ],
  ...[
    '"]; click x "javascript:alert(1)"',
    "] --> evil",
    '"',
    "end",
    "%%{init: {}}%%",
    "subgraph",
    ";",
  ],
  ...[
    "```",
    "~~~",
    "```mermaid",
    "{{",
    "}}",
    "${x}",
    "%s",
    "__proto__",
    "A".repeat(300),
    "***a**b*",
  ],
];

/** Ordinary names, of which nothing has to be escaped anywhere. */
export const ordinaryNames = [
  ...[
    "Fabrikam (EMEA)",
    "Müller & Söhne",
    "A_B",
    "C#",
    "50 % off",
    "Contoso Ltd.",
    "O'Neill, Inc.",
  ],
  ...[
    "Tailspin Toys - North",
    "株式会社コントソ",
    "R&D",
    "a/b",
    "Fabrikam: retail",
    "1. FC Köln",
    "[internal]",
  ],
  ...["Why not?", "x = y", "Wide World Importers (test; old)", "3 > 2", "Adatum+"],
];

const pieces = fc.constantFrom(...knownHostile, "a", "B", "é", " ", "9");

/** A name that is one of these, several of them together, or anything. */
export const hostileName = fc.oneof(
  fc.constantFrom(...knownHostile),
  fc.array(pieces, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 20 }),
);
