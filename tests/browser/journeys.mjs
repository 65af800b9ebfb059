// SPDX-License-Identifier: GPL-3.0-or-later
// What readers come to do, done three times: by mouse, by keyboard alone, and with scripts off.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Keyboard, launchBrowser, Mouse, startServer } from "./lib.mjs";

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const heading = (page) => page.locator("h1").innerText();
const total = async (page) => Number((await page.locator("#results").innerText()).match(/^[\d,]+/)[0].replaceAll(",", ""));
const tags = (page) => page.locator(".app-results .app-card__tags").allInnerTexts();

const journeys = {
  "good practice on a question, taken away with its citation": async (hand, page) => {
    await hand.follow("link", "How have wards reduced restraint?");
    assert.ok((await tags(page)).length > 0);
    for (const shown of await tags(page)) assert.match(shown, /Good/);
    await hand.follow("link", /^Context, labels and citation/);
    assert.match(await heading(page), /^(Good practice|Measure|Outcome|Quotation|Context)/);
    const words = await page.locator(".app-context__passage--chosen").innerText();
    const citation = await page.locator("#cite-1").innerText();
    assert.ok(citation.includes(words.trim().slice(0, 60)), "the citation quotes the finding");
  },

  "only good practice in one click, and back": async (hand, page) => {
    await hand.type("searchbox", "Search findings", "blanket restrictions");
    await hand.follow("button", "Search");
    const all = await total(page);
    await hand.follow("link", "Show good practice only");
    const good = await total(page);
    assert.ok(good > 0 && good < all);
    assert.equal(await page.getByRole("list", { name: "Chosen filters" }).getByText("Polarity: Good").count(), 1);
    await hand.follow("link", /^Remove Polarity: Good/);
    assert.equal(await total(page), all);
  },

  "from a theme to its good practice, as many as it said": async (hand, page) => {
    await hand.follow("link", "Themes");
    await hand.follow("link", "Blanket restrictions and house rules");
    assert.equal(await heading(page), "Blanket restrictions and house rules");
    const said = Number((await page.getByRole("link", { name: /^Good practice \d+$/ }).first().innerText()).match(/\d+/)[0]);
    await hand.follow("link", /^Good practice \d+$/);
    assert.equal(await total(page), said);
  },

  "from a concern to good practice on the same theme": async (hand, page) => {
    await hand.type("searchbox", "Search findings", "ligature points kind:concern");
    await hand.follow("button", "Search");
    await hand.follow("link", /^Context, labels and citation/);
    await hand.follow("link", /^Good practice on /);
    for (const shown of await tags(page)) assert.match(shown, /Good/);
  },

  "concerns since a year, by the filter panel": async (hand, page) => {
    await hand.follow("link", "Search");
    await hand.type("searchbox", "Search findings", "ligature");
    await hand.follow("button", "Search");
    await hand.tick(/^Concern \d/);
    await hand.type("textbox", "From", "2016");
    await hand.follow("button", "Apply filters");
    assert.equal(await page.getByRole("list", { name: "Chosen filters" }).getByRole("link", { name: /^Remove/ }).count(), 2);
    for (const published of await page.locator(".app-results time").evaluateAll((all) => all.map((time) => time.dateTime))) {
      assert.ok(published >= "2016", published);
    }
  },

  "wording of requirements, newest first": async (hand, page) => {
    await hand.follow("link", "What must providers do about training?");
    await hand.follow("link", "Newest");
    const dates = await page.locator(".app-results time").evaluateAll((all) => all.map((time) => time.dateTime));
    assert.ok(dates.length > 1);
    assert.deepEqual(dates, [...dates].sort().reverse());
  },

  "everything on one provider, every number with its list": async (hand, page) => {
    await hand.type("searchbox", "Search findings", "harrowdene seclusion");
    await hand.follow("button", "Search");
    await hand.follow("link", /Harrowdene Partnership NHS Foundation Trust$/);
    assert.ok((await page.locator(".app-timeline__item").count()) > 0);
    const cell = page.getByRole("link", { name: /^\d+ concerns, \d{4}$/ }).first();
    const said = Number((await cell.innerText()).match(/^\d+/)[0]);
    await hand.follow("link", /^\d+ concerns, \d{4}$/);
    assert.equal(await total(page), said);
  },

  "why a finding has its labels, and the page it stands on": async (hand, page) => {
    await hand.type("searchbox", "Search findings", "prone restraint report_kind:quality-report");
    await hand.follow("button", "Search");
    await hand.follow("link", /^Context, labels and citation/);
    assert.ok((await page.locator(".app-context__passage--chosen mark").count()) > 0);
    assert.ok((await page.locator(".app-why__item mark").count()) > 0);
    assert.match(await page.locator("main").innerText(), /Quoted word for word from page \d+/);
  },

  "from a theme to the regulation it is cited under": async (hand, page) => {
    await hand.follow("link", "Themes");
    await hand.follow("link", "Restrictive care");
    await hand.follow("link", /^Regulation 13: /);
    assert.ok((await total(page)) > 0);
  },

  "words within one report, in its own order": async (hand, page) => {
    await hand.type("searchbox", "Search findings", "prone restraint report_kind:quality-report");
    await hand.follow("button", "Search");
    await hand.follow("link", /^In the whole report/);
    assert.match(page.url(), /\/reports\//);
    await page.goto(page.url().replace(/#.*/, ""));
    await hand.type("searchbox", "Find words in this report", "ligature");
    await hand.follow("button", "Find");
    assert.match(await page.locator("main").innerText(), /\d+ of \d+ passages, with "ligature"/);
    for (const text of await page.locator(".app-quote").allInnerTexts()) assert.match(text, /ligature/i);
  },

  "nothing found: the advice leads to as much as it says": async (hand, page) => {
    await page.goto(`${server.base}/search?q=restraint&theme=complaints-feedback&year=2011&region=London`);
    assert.equal(await total(page), 0);
    const advice = page.locator(".app-panel li", { hasText: /: [\d,]+ findings?$/ }).first();
    const said = Number((await advice.innerText()).match(/: ([\d,]+) findings?$/)[1].replaceAll(",", ""));
    await hand.follow("link", await advice.locator("a").innerText());
    assert.equal(await total(page), said);
  },

  "a wrong address: what was not understood is said, the rest is answered": async (hand, page) => {
    await page.goto(`${server.base}/search?q=restraint&from=yesterday&colour=red`);
    assert.match(await page.getByRole("alert").innerText(), /yesterday[\s\S]*colour/);
    assert.ok((await total(page)) > 0);
    await hand.jump(/^from: /);
    assert.ok(await page.evaluate(() => location.hash === "#from"));
  },
};

const ways = {
  "by mouse": { hand: Mouse, options: {} },
  "by keyboard alone": { hand: Keyboard, options: {} },
  "with scripts off, on a phone": { hand: Mouse, options: { javaScriptEnabled: false, viewport: { width: 390, height: 844 } } },
};

for (const [way, { hand: Hand, options }] of Object.entries(ways)) {
  describe(way, () => {
    for (const [name, journey] of Object.entries(journeys)) {
      test(name, async () => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
        context.setDefaultTimeout(10_000);
        const page = await context.newPage();
        await page.goto(server.base);
        const hand = new Hand(page);
        // On a phone the filters fold away above the results.
        if (options.viewport) {
          const tick = hand.tick.bind(hand);
          hand.tick = async (label) => {
            await hand.open("Filters");
            await tick(label);
          };
        }
        await journey(hand, page);
        await context.close();
      });
    }
  });
}

describe("with scripts", () => {
  test("a citation and an address are copied", async () => {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    await page.goto(`${server.base}/search?q=restraint`);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Copied").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    await page.getByRole("link", { name: /^Context, labels/ }).first().click();
    await page.getByRole("button", { name: "Copy Harvard" }).click();
    await page.getByText("Copied").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator("#cite-2").textContent());
    await context.close();
  });

  test("a value is found in a long list of filters, and the search is not sent by it", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.base}/search`);
    const box = page.getByRole("searchbox", { name: "Find in Theme" });
    await box.fill("blanket");
    const group = page.locator("details.app-facet", { has: box });
    assert.equal(await group.locator("li:visible").count(), 1);
    await box.press("Enter");
    assert.equal(page.url(), `${server.base}/search`);
    await group.getByRole("checkbox").locator("visible=true").check();
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.waitForURL(/theme=blanket-restrictions/);
    await page.close();
  });
});
