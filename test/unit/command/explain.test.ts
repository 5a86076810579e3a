import ts from "typescript";
import { explanations } from "../../../command/explain/explanations";
import { findExplanations, nearestExplanations } from "../../../command/explain/findExplanations";
import { entraCodes } from "../../../provider/errors/entraRefusals";
import { signInFailures } from "../../../provider/errors/signInFailure";
import { rules } from "../../../sdk/nodejs/access/rules/checkRules";
import { filesUnder, textOf } from "../sourceFiles";

const namesFor = (words: string) => findExplanations(words, explanations).map(({ name }) => name);
const provider = filesUnder("provider", ".ts");

/** Every literal text of a file, and every regular expression as it is written. */
function literalsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node)) {
      found.push(node.text);
    } else if (ts.isTemplateLiteralToken(node)) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022, true));
  return found;
}

/**
 * What an expression says, with "X" for what is only known when it runs. A name stands for what it was
 * declared as in the same file, and of two possible texts the longer one is taken.
 */
function saying(node: ts.Node): string {
  if (ts.isIdentifier(node)) {
    const declared = declarationOf(node);
    return declared === undefined ? "" : saying(declared);
  }
  if (ts.isStringLiteralLike(node)) {
    return node.text;
  }
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ expression, literal }) => {
      const inner = saying(expression);
      return `${inner === "" ? "X" : inner}${literal.text}`;
    });
    return node.head.text + spans.join("");
  }
  if (ts.isConditionalExpression(node)) {
    const [one, other] = [saying(node.whenTrue), saying(node.whenFalse)];
    return one.length > other.length ? one : other;
  }
  if (ts.isCallExpression(node) && node.expression.getText() === "sentences") {
    return node.arguments.map(saying).join(" ");
  }
  return "";
}

function declarationOf(name: ts.Identifier): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.name.text === name.text
    ) {
      found = node.initializer;
    }
    ts.forEachChild(node, visit);
  };
  visit(name.getSourceFile());
  return found;
}

/** The sentences that the provider fails with, as far as they stand where the error is made. */
function failuresOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && /^(LinkError|SignInError)$/.test(node.expression.getText())) {
      const said = saying(node.arguments?.at(-1) ?? node);
      // What consists of another function's words is looked at where those stand.
      if (said.replace(/X/g, "").trim().length > 20) {
        found.push(said);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022, true));
  return found;
}

describe("everything that has a name is explained", () => {
  test("every rule, by its id and by its title", () => {
    for (const { id, title } of rules) {
      expect(namesFor(id)).toEqual([id]);
      expect(namesFor(id.toLowerCase())).toEqual([id]);
      expect(namesFor(title)).toContain(id);
    }
  });

  test("every code of Entra's that the provider knows, with and without its letters", () => {
    expect(entraCodes.length).toBeGreaterThan(30);
    for (const code of entraCodes) {
      expect(namesFor(`AADSTS${code}`)).toEqual([`AADSTS${code}`]);
      expect(namesFor(code)).toEqual([`AADSTS${code}`]);
      expect(namesFor(`invalid_client: AADSTS${code}: Whatever. Trace ID: x`)).toEqual([
        `AADSTS${code}`,
      ]);
      expect(namesFor(`failed with aadsts${code}: whatever`)).toEqual([`AADSTS${code}`]);
    }
  });

  test("every way in which signing in can fail", () => {
    for (const name of Object.keys(signInFailures)) {
      expect(namesFor(name)).toEqual([name]);
    }
  });

  test("every code of Azure's and of the network's that stands in the provider", () => {
    const words = provider.flatMap(literalsOf).flatMap((text) => text.match(/\w+/g) ?? []);
    const codes = [...new Set(words)].filter(
      (word) =>
        /^E[A-Z]{4,}$/.test(word) ||
        /^(Invalid|No|Interaction|Request|Partner|ManagementPartner)([A-Z][a-z]+){2,}$/.test(word),
    );
    // Not seen in an error: the word that opens az's lines, a part of PEM, Node's own codes of files and processes.
    const ofFiles = [
      "ENOENT",
      "EACCES",
      "EPERM",
      "EEXIST",
      "ENOTDIR",
      "ELOOP",
      "ENAMETOOLONG",
      "ESRCH",
    ];
    const others = ["ERROR", "ENCRYPTED", "PartnerAdminLink", ...ofFiles];
    const looked = codes.filter((code) => !others.includes(code));
    expect(looked).toEqual(
      expect.arrayContaining(["ECONNREFUSED", "RequestDisallowedByAzure", "InvalidResourceType"]),
    );
    expect(looked.filter((code) => namesFor(code).length === 0)).toEqual([]);
  });

  test("every sentence that the provider fails with", () => {
    const failures = provider.flatMap(failuresOf);
    expect(failures.length).toBeGreaterThan(50);
    expect(failures.filter((sentence) => namesFor(sentence).length === 0)).toEqual([]);
  });
});

test("no two explanations have one name", () => {
  const names = explanations.map(({ name }) => name.toLowerCase());
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe("what Azure says of partners", () => {
  test.each([
    ["We don't have a record for this partner ID", "We don't have a record for this partner ID"],
    ["We don’t have a record for this partner ID.", "We don't have a record for this partner ID"],
    ["The Partner ID is not valid", "PartnerIdInvalid"],
    ["status 409 PartnerIdAlreadyLinked", "PartnerIdAlreadyLinked"],
    ["This user or service principal is not linked with a Partner ID", "ManagementPartnerNotFound"],
    [
      "The user does not have an account in this tenant, work with the administrator to add the account.",
      "The user does not have an account in this tenant",
    ],
  ])("%s", (words, name) => {
    expect(namesFor(words)).toContain(name);
  });
});

describe("what Azure Lighthouse says, as people reported it", () => {
  const guid = "92aaf0da-9dab-42b6-94a3-d43ce8d16293";

  test.each([
    [
      `The role definition '${guid}' with data actions not allowed for registration definition '${guid}'. Only built in role definitions without any data and notData actions are allowed.`,
      /data actions/,
    ],
    [
      `The role definition '${guid}' is not allowed for registration definition '${guid}' because of restricted actions. (Code: InvalidRegistrationDefinitionCreateRequest)`,
      /change access/,
    ],
    [
      `The role definition '${guid}' is restricted for eligible authorization in registration definition '${guid}'. Restricted role definitions are '${guid};${guid}'.`,
      /cannot be eligible/,
    ],
    [
      `Another registration assignment present at this scope '/subscriptions/${guid}' for registration definition '${guid}'. Multiple registration assignments are not allowed.`,
      /assigned at this scope already/,
    ],
    [
      `InvalidRegistrationDefinitionUri: The request scope '/subscriptions/${guid}/resourcegroups/X' should be '/subscriptions/<subscriptionId>'.`,
      /at a subscription and nowhere else/,
    ],
    [
      "Principals of type Application cannot validly be used in role assignments.",
      /not of its service principal/,
    ],
  ])("%s", (words, title) => {
    expect(findExplanations(words, explanations)[0]?.title).toMatch(title);
  });
});

test("A name that is an ordinary word is not looked for in a sentence", () => {
  expect(namesFor("Nothing was changed.")).toEqual([]);
  expect(namesFor("changed")).toEqual(["changed"]);
});

describe("words of which nothing is known", () => {
  const nearest = (words: string) =>
    nearestExplanations(words, explanations).map((one) => one.name);

  test("are not taken for a name that is hidden in an id", () => {
    expect(namesFor("ab-P8-cd, a1P8, P88")).toEqual([]);
    expect(namesFor("the plan s3 in cell a1")).toEqual([]);
  });

  test("have the nearest names beside them: by a slip of the pen, or by rare words", () => {
    expect(namesFor("AADSTS700017")).toEqual([]);
    expect(nearest("AADSTS700017")[0]).toBe("AADSTS700016");
    expect(nearest("NotFound")).toContain("ManagementPartnerNotFound");
    expect(nearest("certificate with another password")[0]).toBe("certificateFile");
    expect(nearest("xyzzy")).toEqual([]);
  });
});
