import assert from "node:assert/strict";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";

interface Pages {
  /** Address of the page with a customer of each standing. */
  few: string;
  /** Address of the page with 400 customers. */
  many: string;
  /** Folder of the pictures that documents show. */
  pictures: string;
}

interface Look {
  /** What is so, as a sentence. */
  name: string;
  run(browser: Browser, pages: Pages): Promise<void>;
}

type Screen = NonNullable<Parameters<Browser["newPage"]>[0]>;

/** Opens a page; whatever it complains of, or asks the network for, is a failure. */
async function open(browser: Browser, address: string, screen: Screen = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1300, height: 760 }, ...screen });
  page.on("console", (message) => assert.fail(`The page says: ${message.text()}`));
  page.on("pageerror", (error) => assert.fail(error));
  page.on("request", (request) => assert.equal(request.url(), address));
  await page.goto(address);
  return page;
}

const shown = (page: Page) => page.locator("tbody:visible").count();

/** What a person would look at, one after another. */
export const looks: Look[] = [
  {
    name: "By day it is light, and its own style and script are all that it needs.",
    async run(browser, { few, pictures }) {
      const page = await open(browser, few, { colorScheme: "light" });
      assert.equal(await page.locator(".tools").isVisible(), true);
      await page.screenshot({ path: join(pictures, "report-light.png") });
    },
  },
  {
    name: "By night it is dark.",
    async run(browser, { few, pictures }) {
      const page = await open(browser, few, { colorScheme: "dark" });
      const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(colour, "rgb(22, 23, 27)");
      await page.screenshot({ path: join(pictures, "report-dark.png") });
    },
  },
  {
    name: "The keyboard alone filters 400 customers and opens one.",
    async run(browser, { many }) {
      const page = await open(browser, many);
      assert.equal(await shown(page), 400);
      await page.keyboard.press("/");
      await page.keyboard.type("customer-100");
      assert.equal(await shown(page), 1);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.locator(".more:visible").count(), 1);
    },
  },
  {
    name: "A count shows its customers.",
    async run(browser, { many }) {
      const page = await open(browser, many);
      await page.locator(".count", { hasText: "to mend" }).click();
      assert.equal(await shown(page), 4);
    },
  },
  {
    name: "On a telephone nothing is wider than the screen.",
    async run(browser, { few }) {
      const page = await open(browser, few, { viewport: { width: 390, height: 800 } });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 390, `the page is ${width} wide`);
    },
  },
  {
    name: "On paper the customers are there and the tools are not.",
    async run(browser, { few }) {
      const page = await open(browser, few);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator("label").isVisible(), false);
      assert.equal(await shown(page), 7);
      assert.ok((await page.pdf()).byteLength > 10_000);
    },
  },
  {
    name: "What somebody smuggles into the page does not run: its policy names what may.",
    async run(browser, { few }) {
      const page = await browser.newPage();
      await page.goto(few);
      const ran = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'ran'";
        document.body.append(script);
        return document.title;
      });
      assert.notEqual(ran, "ran");
    },
  },
];
