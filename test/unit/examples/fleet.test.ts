import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { declarationOf, openJournal } from "../../../examples/fleet/journal";
import { chooseToEnd } from "../../../examples/fleet/offboard";
import { readOptions } from "../../../examples/fleet/options";
import { customerTenant } from "../access/ids";

describe("A customer whose line has disappeared", () => {
  const gone = { names: ["adatum", "wingtip"], file: "customers.json", agreed: [] };

  test("is ended when whoever is asked types the name, and by no other answer", async () => {
    const questions: string[] = [];
    const answers = ["yes", "wingtip"];
    const ask = async (question: string) => {
      questions.push(question);
      return answers.shift() ?? "";
    };
    expect(await chooseToEnd({ ...gone, ask })).toEqual({
      ending: ["wingtip"],
      left: [
        'Customer "adatum" has a stack and no line in customers.json any more. It is left as it is.',
      ],
    });
    expect(questions[1]).toContain('Customer "wingtip" has a stack and no line');
  });

  test("is left alone and named where nobody is there to be asked", async () => {
    const { ending, left } = await chooseToEnd({ ...gone, ask: undefined });
    expect(ending).toEqual([]);
    expect(left).toHaveLength(2);
    expect(left[0]).toContain("put its line back, or end it with --end adatum.");
  });

  test("is ended unasked where --end names it, and nobody else is", async () => {
    const { ending, left } = await chooseToEnd({ ...gone, agreed: ["adatum"], ask: undefined });
    expect(ending).toEqual(["adatum"]);
    expect(left).toEqual([expect.stringContaining('Customer "wingtip"')]);
  });

  test("is no customer who has a line, whatever --end names", async () => {
    await expect(
      chooseToEnd({ ...gone, agreed: ["adatum", "woodgrove"], ask: undefined }),
    ).rejects.toThrow('Customer "woodgrove" is not ended: it has a line in customers.json');
  });
});

describe("What the fleet is asked to do", () => {
  test("is to onboard when nothing is said", () => {
    const { command, customers } = readOptions(["--partner-id", "1234567", "c.json"], {});
    expect({ command, customers }).toEqual({ command: "onboard", customers: "c.json" });
  });

  test.each(["check", "onboard"])("needs a partner id to %s", (command) => {
    expect(() => readOptions([command, "c.json"], {})).toThrow("Give your partner location id");
  });

  test("needs none to offboard", () => {
    expect(readOptions(["offboard", "c.json", "--end", "adatum"], {})).toMatchObject({
      command: "offboard",
      end: ["adatum"],
    });
  });

  test("never ends anybody beside offboard", () => {
    const args = ["check", "--partner-id", "1234567", "c.json", "--end", "adatum"];
    expect(() => readOptions(args, {})).toThrow("--end goes with offboard");
  });
});

describe("The journal", () => {
  const adatum = { name: "adatum", tenantId: customerTenant, objectId: customerTenant };
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "journal-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function journalWith(outcome: string) {
    const journal = await openJournal(folder);
    const declared = declarationOf(adatum, "1234567");
    await journal.add({ customer: "adatum", declared, outcome, seconds: 1 });
    return openJournal(folder);
  }

  test.each([
    ["created", true],
    ["right", true],
    ["failed", false],
    ["changed", false],
    ["missing", false],
    ["ended", false],
  ])("of a customer who is %s says that it is done: %p", async (outcome, done) => {
    expect((await journalWith(outcome)).isDone(adatum, "1234567")).toBe(done);
  });

  test("takes a customer up again that is declared otherwise", async () => {
    const journal = await journalWith("created");
    expect(journal.isDone(adatum, "7654321")).toBe(false);
    const direct = { subscriptionId: customerTenant, roles: ["Reader"] };
    expect(journal.isDone({ ...adatum, direct }, "1234567")).toBe(false);
  });

  test.each([
    ["created", ["adatum"]],
    ["failed", ["adatum"]],
    ["missing", []],
    ["ended", []],
  ])("of a customer who is %s knows as begun %p", async (outcome, begun) => {
    expect((await journalWith(outcome)).begun()).toEqual(begun);
  });
});
