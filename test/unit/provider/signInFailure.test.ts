import { LinkError } from "../../../provider/errors/linkError";
import {
  failingAs,
  gravest,
  isOutOfReach,
  SignInError,
  signInFailures,
} from "../../../provider/errors/signInFailure";
import type { SignInFailure } from "../../../provider/errors/signInFailure";
import { textOf } from "../sourceFiles";

const names = Object.keys(signInFailures) as SignInFailure[];

test("DESIGN lists every way of failing in the words of the code", () => {
  const design = textOf("DESIGN.md");
  const missing = names.filter((name) => !design.includes(`| ${signInFailures[name].is} `));
  expect(missing).toEqual([]);
});

test.each(names)("%s is out of reach unless it is trouble", (name) => {
  const error = new SignInError(name, "Told.");
  expect(isOutOfReach(error)).toBe(signInFailures[name].sort !== "trouble");
});

test("what is no failure to sign in is not out of reach", () => {
  expect(isOutOfReach(new LinkError("Told."))).toBe(false);
  expect(isOutOfReach(undefined)).toBe(false);
});

test("trouble with one of two credentials is trouble, whichever it is", () => {
  const refused = new SignInError("entraRefused", "Refused.");
  const file = new SignInError("certificateFile", "No file.");
  const trouble = new SignInError("unreachable", "No network.");
  expect(gravest(refused, trouble)).toBe(trouble);
  expect(gravest(trouble, refused)).toBe(trouble);
  expect(gravest(file, refused)).toBe(file);
});

test("a step's failure is the step's unless it says otherwise, and a defect stays one", async () => {
  const told = new LinkError("The file is missing.");
  const sorted = new SignInError("unreachable", "No network.");
  const defect = new TypeError("x");
  const failureOf = (thrown: Error) =>
    failingAs("certificateFile", () => Promise.reject(thrown)).catch((failure: unknown) => failure);
  expect(await failureOf(told)).toMatchObject({
    failure: "certificateFile",
    message: "The file is missing.",
  });
  expect(await failureOf(sorted)).toBe(sorted);
  expect(await failureOf(defect)).toBe(defect);
});
