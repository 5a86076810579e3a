import fc from "fast-check";

/** Texts that steer a terminal, pollute a prototype, break a table, or never end. */
export const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        "\u001b[2J\u001b[1;1Hlinked",
        "\u009b31mred",
        "\u202egnp.exe",
        "a\u2066b\u2069",
        "\u0000",
      ],
      ...["__proto__", "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN"],
      ...[
        "] --> evil",
        '"];click x "javascript:alert(1)"',
        "| a | b |",
        "<script>",
        "```",
        "%s %d",
      ],
      ...[
        "\r\nforged: line",
        "\u2028forged",
        "{{",
        "${x}",
        "AADSTS700016",
        "\ud800",
        "-1",
        "1e400",
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("x", "9", "\u001b", "é", "AADSTS9"), fc.integer({ min: 1, max: 5000 }))
      .map(([unit, count]) => unit.repeat(count)),
  },
);

const hostileKey = fc.oneof(
  hostileText,
  fc.constantFrom("__proto__", "constructor", "prototype", "then", "toJSON", "length"),
);

/** Anything that JSON can say, with a bias to what a reader looks for. */
export function hostileJson(...keys: string[]): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(hostileText, fc.double(), fc.boolean(), fc.constant(null));
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }),
      fc
        .array(fc.tuple(keys.length > 0 ? fc.constantFrom(...keys) : hostileKey, tie("value")), {
          maxLength: 5,
        })
        .map(asJson),
      fc.array(fc.tuple(hostileKey, tie("value")), { maxLength: 4 }).map(asJson),
    ),
  }));
  return value;
}

/** As `JSON.parse` makes it: a key named `__proto__` is a key like any other. */
function asJson(entries: [string, unknown][]): unknown {
  const members = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return JSON.parse(`{${members.join(",")}}`) as unknown;
}
