// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every kind of page: valid HTML, no violation that axe-core finds, nothing beside the window, nothing
// from elsewhere, and the weight of a search.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { HtmlValidate } from "html-validate";
import { exportSite, launchBrowser, pageKinds, startServer } from "./lib.mjs";

const kFirstVisitBytes = 60_000;
const kNextVisitBytes = 15_000;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let server;
let browser;
let kinds;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
  kinds = await pageKinds(server.base);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// As a browser asks for it; the bytes are counted as they come over the wire. Each on a connection of its own: checking
// a page may take longer than the server keeps one that is idle.
function get(path) {
  return new Promise((done, fail) => {
    request(`${server.base}${path}`, { agent: false, headers: { "Accept-Encoding": "gzip" } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        const body = Buffer.concat(parts);
        const is_packed = answer.headers["content-encoding"] === "gzip";
        done({ headers: answer.headers, status: answer.statusCode, bytes: body.length, text: (is_packed ? gunzipSync(body) : body).toString() });
      });
    })
      .on("error", fail)
      .end();
  });
}

test("every kind of page is valid HTML", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      // Ours to choose: how a template breaks its lines, and boxes that stand outside the form they belong to.
      "no-trailing-whitespace": "off",
      "form-dup-name": "off",
      "long-title": "off",
      // ARIA lets every list have a name.
      "aria-label-misuse": ["error", { allowAnyNamable: true }],
    },
  });
  for (const kind of kinds) {
    const answer = await get(kind.path);
    assert.equal(answer.status, kind.status, kind.name);
    const report = await validator.validateString(answer.text);
    const messages = report.results.flatMap((result) => result.messages);
    assert.deepEqual(
      messages.map((message) => `${message.line}: ${message.ruleId}: ${message.message}`),
      [],
      kind.name,
    );
  }
});

describe("axe-core finds nothing", () => {
  const settings = {
    "in light colours": { colorScheme: "light", viewport: { width: 1280, height: 900 } },
    "in dark colours": { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
    "in a narrow window": { colorScheme: "light", viewport: { width: 320, height: 640 } },
    "in forced colours": { forcedColors: "active", viewport: { width: 390, height: 844 } },
  };
  for (const [setting, options] of Object.entries(settings)) {
    test(setting, async () => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      for (const kind of kinds) {
        await page.goto(server.base + kind.path);
        await page.evaluate(axe);
        const found = await page.evaluate(
          (rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }),
          kRules,
        );
        const said = found.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 200)} ${violation.nodes[0].failureSummary}`);
        assert.deepEqual(said, [], `${kind.name} ${setting}`);
      }
      await context.close();
    });
  }
});

test("nothing stands beside the window, from 320 px (400 % zoom of 1280) to 1920", async () => {
  for (const width of [320, 768, 1920]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    for (const kind of kinds) {
      await page.goto(server.base + kind.path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `${kind.name} at ${width} px`);
    }
    await page.close();
  }
});

test("no cookie, no request to elsewhere, no message in the console, no shift of the layout", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const elsewhere = [];
  const messages = [];
  page.on("request", (asked) => {
    if (!asked.url().startsWith(`${server.base}/`)) elsewhere.push(asked.url());
  });
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  for (const kind of kinds) {
    await page.goto(server.base + kind.path);
    const shift = await page.evaluate(
      () =>
        new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        }),
    );
    assert.ok(shift < 0.1, `${kind.name}: ${shift}`);
  }
  assert.deepEqual(elsewhere, []);
  // The browser itself notes a status of 4xx.
  assert.deepEqual(messages.filter((message) => !message.includes("the server responded with a status of 4")), []);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test("the policy allows no inline script or style", async () => {
  for (const kind of kinds) {
    const policy = (await get(kind.path)).headers["content-security-policy"];
    assert.match(policy, /default-src 'none'/, kind.name);
    assert.doesNotMatch(policy, /unsafe/, kind.name);
  }
});

test("a search weighs little on the first visit and less on the next", async () => {
  const page = await get("/search?q=restraint");
  const assets = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1]);
  assert.ok(assets.length >= 2);
  let first = page.bytes;
  for (const path of assets) {
    const asset = await get(path);
    assert.match(asset.headers["cache-control"], /immutable/);
    first += asset.bytes;
  }
  assert.ok(first < kFirstVisitBytes, `${first} bytes`);
  assert.ok(page.bytes < kNextVisitBytes, `${page.bytes} bytes`);
});

test("headings go down one step at a time, and every part of a page has a name", async () => {
  const page = await browser.newPage();
  for (const kind of kinds) {
    await page.goto(server.base + kind.path);
    // What was not understood is said before the title, as a summary of errors is everywhere.
    const levels = await page
      .locator("h1, h2, h3, h4, h5, h6")
      .evaluateAll((all) => all.filter((heading) => !heading.closest("[role=alert]")).map((heading) => Number(heading.tagName[1])));
    assert.equal(levels[0], 1, kind.name);
    levels.forEach((level, at) => assert.ok(at === 0 || level <= levels[at - 1] + 1, `${kind.name}: heading ${at + 1}`));
    const nameless = await page
      .locator("nav, aside, [role=region], [role=search]")
      .evaluateAll((all) => all.filter((part) => !part.ariaLabel && !part.getAttribute("aria-labelledby")).map((part) => part.outerHTML.slice(0, 80)));
    // The search of a page is its only one of that kind without a name.
    assert.ok(nameless.length <= 1, `${kind.name}: ${nameless}`);
  }
  await page.close();
});

test("on paper: the words and where they come from, and nothing to click", async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: "print" });
  await page.goto(server.base + kinds.find((kind) => kind.name === "finding").path);
  assert.ok(await page.locator(".app-context__passage--chosen").isVisible());
  assert.ok(await page.locator("#cite-1").isVisible());
  for (const what of [".app-nav", ".app-plain"]) assert.equal(await page.locator(what).locator("visible=true").count(), 0, what);
  await page.close();
});

describe("the search box completes what is typed", () => {
  async function typed(words) {
    const page = await browser.newPage();
    await page.goto(`${server.base}/`);
    const box = page.getByRole("combobox", { name: "Search findings" });
    await box.click();
    await page.keyboard.type(words);
    await page.getByRole("listbox", { name: "Completions" }).waitFor();
    return { page, box };
  }

  test("an option is chosen by keyboard, and what it says is what is then searched", async () => {
    const { page, box } = await typed("restrict");
    const first = page.getByRole("option").first();
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("ArrowDown");
    assert.equal(await first.getAttribute("aria-selected"), "true");
    assert.equal(await box.getAttribute("aria-activedescendant"), await first.getAttribute("id"));
    assert.equal(await box.inputValue(), "restrict");
    const count = (await first.textContent()).match(/[\d,]+$/)[0];
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    assert.match(await page.locator("#results").textContent(), new RegExp(`(^|\\s)${count} `));
    await page.close();
  });

  test("by mouse, too; Escape closes the list, Enter without an option searches for the words as typed", async () => {
    const { page } = await typed("garde");
    await Promise.all([page.waitForEvent("load"), page.getByRole("option").first().click()]);
    assert.match(page.url(), /\/search\?/);
    await page.close();
    const other = await typed("garde");
    await other.page.keyboard.press("Escape");
    assert.equal(await other.page.getByRole("option").count(), 0);
    await Promise.all([other.page.waitForEvent("load"), other.page.keyboard.press("Enter")]);
    assert.equal(new URL(other.page.url()).searchParams.get("q"), "garde");
    await other.page.close();
  });

  test("axe-core finds nothing in it, light or dark", async () => {
    for (const colorScheme of ["light", "dark"]) {
      const { page } = await typed("restrict");
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const found = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), kRules);
      assert.deepEqual(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 200)}`), [], colorScheme);
      await page.close();
    }
  });
});

test("answers for programs are as their description has them", async () => {
  const described = JSON.parse((await get("/api/v1/openapi.json")).text);
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ $id: "api", components: described.components });
  const finding = JSON.parse((await get("/api/v1/findings?q=restraint&per_page=1")).text).results[0];
  const ids = { findings: finding.id, reports: finding.report.id, themes: "restraint", providers: kinds.find((kind) => kind.name === "provider").path.split("/")[2] };
  let checked = 0;
  for (const [path, { get: operation }] of Object.entries(described.paths)) {
    const schema = operation.responses["200"].content["application/json"]?.schema;
    if (!schema?.$ref) continue;
    const address = path.replace("{id}", ids[path.split("/")[3]]) + (path.endsWith("/practice") && !path.includes("{id}") ? "?q=restraint" : path.endsWith("suggest") ? "?q=restr" : "");
    const answer = await get(address);
    assert.equal(answer.status, 200, address);
    const fits = ajv.compile({ $ref: `api${schema.$ref}` });
    assert.ok(fits(JSON.parse(answer.text)), `${address}: ${ajv.errorsText(fits.errors)}`);
    checked += 1;
  }
  assert.ok(checked > 12);
});

test("a copy of the base is searched and read without any server", async () => {
  const { folder, remove } = await exportSite(server.index);
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`file://${folder}/index.html`);
  await page.getByRole("searchbox").fill("restraint debrief");
  await page.getByRole("button", { name: "Search" }).click();
  await page.locator("#site-results li").first().waitFor();
  assert.match(await page.locator("#site-total").textContent(), /^\d+ passage/);
  const first = await page.locator("#site-results li p").first().textContent();
  await page.locator("#site-results a").first().click();
  await page.waitForLoadState();
  const chosen = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
  assert.ok((await chosen.textContent()).includes(first.replace("…", "").slice(0, 60)));
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Providers" }).click();
  await page.locator("main a").first().click();
  assert.ok(await page.locator(".app-timeline__item").count());
  assert.ok(asked.every((url) => url.startsWith(`file://${folder}/`)), asked.join(" "));
  await page.close();
  remove();
});
