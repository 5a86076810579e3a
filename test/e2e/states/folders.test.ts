import { readFile } from "node:fs/promises";
import * as providerTexts from "../../../sdk/nodejs/providerText";
import { recordedAccessStates } from "./recordedAccessStates";
import { recordedStates } from "./recordedStates";
import { recordings } from "./recordings";
import { stateFile } from "./stateFile";

describe("the folders of recorded states", () => {
  let texts: string[];
  beforeAll(async () => {
    const files = recordings.map(({ version, name }) => stateFile(version, name));
    texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  });

  test("hold every shape that a release writes, and no other", () => {
    const shapes = [...recordedStates, ...recordedAccessStates].map(({ name }) => name);
    expect([...new Set(recordings.map(({ name }) => name))].sort()).toEqual(shapes.sort());
  });

  test("hold every type of resource that keeps a state of its own", () => {
    const recorded = texts.join("\n");
    const missing = Object.values(providerTexts).filter(
      (text) => !recorded.includes(JSON.stringify(text)),
    );
    expect(missing).toEqual([]);
  });

  test("hold no secret in clear, and nothing of the machine that recorded them", () => {
    const local = /recorded-secret|localhost|127\.0\.0\.1|file:|sourcePosition|\/(home|root|tmp)\//;
    expect(texts.map((text) => local.exec(text)?.[0])).toEqual(texts.map(() => undefined));
  });
});
