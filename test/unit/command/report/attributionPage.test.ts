import fc from "fast-check";
import { JSDOM } from "jsdom";
import { printable } from "../../../../azure/printable";
import { attributionPage } from "../../../../command/report/attributionPage";
import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import type { UnreadStack } from "../../../../sdk/nodejs/access/report/unreadStack";
import { everyStanding, manyCustomers } from "../../access/report/customers";
import { hostileName, knownHostile } from "../../access/report/hostileNames";
import { seed } from "../../../seed";
import { renamed } from "../../access/report/renamed";

const made = "2026-11-26T08:00:00Z";
const pageOf = (attributions: Attribution[], unread: UnreadStack[] = []) =>
  attributionPage({ attributions, unread, made });

/** The page as a browser has it after its script has run. */
function opened(html: string) {
  const dom = new JSDOM(html, { runScripts: "dangerously", pretendToBeVisual: true });
  const { document } = dom.window;
  const all = <Kind extends Element>(selector: string) => [
    ...document.querySelectorAll<Kind>(selector),
  ];
  const box = document.querySelector("input") as HTMLInputElement;
  return {
    document,
    all,
    box,
    shown: () =>
      all<HTMLElement>("tbody")
        .filter(({ hidden }) => !hidden)
        .map((body) => body.querySelector("th")?.textContent),
    told: () => document.querySelector("output")?.textContent,
    type(text: string) {
      box.value = text;
      box.dispatchEvent(new dom.window.Event("input"));
    },
    press(key: string, on: EventTarget = document) {
      on.dispatchEvent(new dom.window.KeyboardEvent("keydown", { key, bubbles: true }));
    },
    count: (text: string) =>
      all<HTMLButtonElement>(".count").find(({ textContent }) =>
        textContent?.includes(text),
      ) as HTMLButtonElement,
  };
}

describe("the page of all customers", () => {
  test("says the counts first, and lists the worst first", () => {
    const { all, shown } = opened(pageOf(everyStanding()));
    expect(all(".count").map(({ textContent }) => textContent)).toEqual([
      "2 to mend",
      "1 not by this link",
      "1 not known",
      "1 none by agreement",
      "1 by admin on behalf of",
      "1 expected",
    ]);
    expect(shown()).toEqual([
      "Tailspin",
      "Wingtip",
      "Northwind",
      "Adatum",
      "Litware",
      "Proseware",
      "Fabrikam (EMEA)",
    ]);
  });

  test("shows the customers that hold every word in the box, by name, id or rule", () => {
    const { type, shown, told } = opened(pageOf(everyStanding()));
    type("tail");
    expect(shown()).toEqual(["Tailspin"]);
    type("P8");
    expect(shown()).toEqual(["Wingtip"]);
    type("55555555-0000-4000-8000-000000000003");
    expect(shown()).toEqual(["Adatum"]);
    expect(told()).toBe("1 of 7 shown");
    type("nobody is called so");
    expect(shown()).toEqual([]);
  });

  test("shows the customers of the counts that are pressed, and all when none is", () => {
    const { count, shown } = opened(pageOf(everyStanding()));
    count("to mend").click();
    expect(shown()).toEqual(["Tailspin", "Wingtip"]);
    count("not known").click();
    expect(shown()).toEqual(["Tailspin", "Wingtip", "Adatum"]);
    count("to mend").click();
    count("not known").click();
    expect(shown()).toHaveLength(7);
  });

  test("keeps a customer's ids and warnings behind its name", () => {
    const { document } = opened(pageOf(everyStanding()));
    const body = document.querySelector("tbody") as HTMLElement;
    const [name, more] = [body.querySelector("button"), body.querySelector(".more")];
    expect((more as HTMLElement).hidden).toBe(true);
    name?.click();
    expect((more as HTMLElement).hidden).toBe(false);
    expect(name?.getAttribute("aria-expanded")).toBe("true");
    expect(more?.textContent).toContain("subscription 55555555-0000-4000-8000-000000000005");
    expect(more?.textContent).toContain("[P18]");
  });

  test("is filtered from the keyboard", () => {
    const { document, box, press, type, shown } = opened(pageOf(everyStanding()));
    press("/");
    expect(document.activeElement).toBe(box);
    type("tail");
    press("Escape", box);
    expect(shown()).toHaveLength(7);
  });

  test("is all there where no script runs", () => {
    const { window } = new JSDOM(pageOf(everyStanding()));
    expect(window.document.querySelectorAll("[hidden]")).toHaveLength(1);
    expect(window.document.querySelector("[hidden]")?.tagName).toBe("LABEL");
  });

  test("names what could not be read before anything else", () => {
    const { document } = opened(
      pageOf(everyStanding(), [{ stack: "acme/north", problem: "it was locked." }]),
    );
    expect(document.querySelector("header + section")?.textContent).toContain(
      "acme/north: it was locked.",
    );
    expect(document.querySelector("h1")?.textContent).toBe(
      "Attribution of 7 customers; 1 stack not read",
    );
  });

  test("of nothing but stacks that could not be read does not say that there are no customers", () => {
    const { document } = opened(pageOf([], [{ stack: "acme/north", problem: "it was locked." }]));
    expect(document.title).toBe("No customers read; 1 stack not read");
  });

  test("has at most 500 kB for 400 customers, whatever stands with them", () => {
    const kinds = everyStanding();
    const worst = Array.from({ length: 400 }, (_, index) => {
      const one = kinds[index % 2] as Attribution;
      const name = `Customer number ${index}, Incorporated`;
      return { ...one, onboarding: `customer-${index}`, customer: { ...one.customer, name } };
    });
    expect(Buffer.byteLength(pageOf(manyCustomers()))).toBeLessThan(500_000);
    expect(Buffer.byteLength(pageOf(worst))).toBeLessThan(500_000);
  });

  test("asks nobody for anything", () => {
    const html = pageOf(everyStanding());
    expect(html).toContain("default-src 'none'");
    const { all } = opened(html);
    expect(all("[src], link, img, iframe, form, a")).toEqual([]);
  });
});

describe("a name", () => {
  const elements = (html: string) =>
    [...new JSDOM(html).window.document.querySelectorAll("*")].map(
      ({ outerHTML }) => /^<[^>]*>/.exec(outerHTML)?.[0],
    );
  const page = (name: string) =>
    elements(pageOf([renamed(name)], [{ stack: name, problem: name }]));
  const ordinary = page("Tailspin");
  // Where nothing is left of a name, nothing is said of it.
  const isShown = (name: string) => printable(name) !== "";
  const isText = (name: string) => expect(page(name)).toEqual(ordinary);

  test("is text and never markup, wherever it stands", () => {
    expect(ordinary.length).toBeGreaterThan(40);
    knownHostile.filter(isShown).forEach(isText);
  });

  test("is text and never markup, whatever it is", () => {
    fc.assert(fc.property(hostileName.filter(isShown), isText), { seed, numRuns: 40 });
  });

  test("is what is read", () => {
    const name = `O'Neill & <Söhne> "R&D"`;
    expect(opened(pageOf([renamed(name)])).shown()).toEqual([name]);
  });
});
