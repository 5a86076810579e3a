import * as pulumi from "@pulumi/pulumi";
import {
  given,
  known,
  knownLater,
  knownNow,
  notYetKnown,
} from "../../../sdk/nodejs/access/facts/known";

const unknownText = () => pulumi.output(pulumi.unknown as unknown as string);

test("without waiting, outputs and promises are not known and the rest is", () => {
  const value = { a: "1", b: pulumi.output("2"), c: Promise.resolve("3"), d: [{ e: "4" }] };
  expect(knownNow(value)).toEqual({
    a: "1",
    b: notYetKnown,
    c: notYetKnown,
    d: [{ e: "4" }],
  });
});

test("later, everything is known but what the engine does not know", async () => {
  const value = {
    a: pulumi.output({ b: "1", c: unknownText() }),
    d: Promise.resolve([pulumi.output("2"), unknownText()]),
    e: unknownText().apply((text) => `${text}!`),
    f: pulumi.secret("3"),
    g: undefined,
    h: null,
  };
  expect(await knownLater(value)).toEqual({
    a: { b: "1", c: notYetKnown },
    d: ["2", notYetKnown],
    e: notYetKnown,
    f: "3",
    g: undefined,
    h: null,
  });
});

test("not given is not the same as not known", () => {
  expect([given(undefined, "default"), given(notYetKnown, "default"), given("x", "y")]).toEqual([
    "default",
    undefined,
    "x",
  ]);
  expect([known(undefined), known(notYetKnown), known("x")]).toEqual([undefined, undefined, "x"]);
});
