// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests in a browser share: the real program over the sample documents, on a free port; a browser; and hands
// that go through a page by mouse or by keyboard.
//   FINDINGS_PROGRAM  build/release/findings        CHROMIUM  the browser
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.FINDINGS_PROGRAM ?? join(root, "build/release/findings");

/// Indexes corpus/ and serves it. {base, index, stop}
export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), "findings-browser-"));
  const index = join(folder, "index");
  execFileSync(program, ["index", "--index", index, join(root, "corpus")], { stdio: "ignore" });
  const server = spawn(program, ["serve", "--index", index, "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const base = await new Promise((done, fail) => {
    let said = "";
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/\S+/);
      if (found) done(found[0]);
    });
    server.on("exit", () => fail(new Error(`the server ended: ${said}`)));
  });
  const stop = async () => {
    const ended = new Promise((done) => server.on("exit", done));
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { base, index, stop };
}

/// A static copy of an index. {folder, remove}
export async function exportSite(index) {
  const parent = mkdtempSync(join(tmpdir(), "findings-site-"));
  const folder = join(parent, "copy");
  execFileSync(program, ["export", "site", "--index", index, folder], { stdio: "ignore" });
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/// Debian's browser; a container has no user namespaces for its sandbox, and it opens nothing but our own pages.
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}

/// A page of each kind, as {name, path, status}. Ids come from the base, so that the corpus may change.
export async function pageKinds(base) {
  const answer = await (await fetch(`${base}/api/v1/findings?q=restraint&kind=concern&report_kind=quality-report`)).json();
  const finding = answer.results[0];
  const provider = (await (await fetch(`${base}/search?q=restraint`)).text()).match(/href="(\/providers\/[0-9a-z-]+)"/)[1];
  return [
    { name: "home", path: "/", status: 200 },
    { name: "search", path: "/search?q=restraint&theme=restraint&-kind=context&from=2012", status: 200 },
    { name: "search by report", path: "/search?q=restraint&by=report&page=2", status: 200 },
    { name: "nothing found", path: "/search?q=zebra&theme=access", status: 200 },
    { name: "not understood", path: "/search?q=restraint&foo=1&from=yesterday", status: 422 },
    { name: "unreadable query", path: "/search?q=%28restraint+OR", status: 200 },
    { name: "finding", path: `/findings/${finding.id}`, status: 200 },
    { name: "report", path: `/reports/${finding.report.id}`, status: 200 },
    { name: "themes", path: "/themes", status: 200 },
    { name: "theme", path: "/themes/restrictive-care", status: 200 },
    { name: "provider", path: provider, status: 200 },
    { name: "cross-reference", path: "/cross-reference?rows=theme&columns=service", status: 200 },
    { name: "practice, to be asked", path: "/practice", status: 200 },
    { name: "practice", path: "/practice?q=Patients+could+not+go+into+the+garden+without+staff+and+this+applied+to+everyone.", status: 200 },
    { name: "recommendations", path: "/recommendations", status: 200 },
    { name: "requirements", path: "/requirements", status: 200 },
    { name: "measures", path: "/measures", status: 200 },
    { name: "outcomes", path: "/outcomes", status: 200 },
    { name: "dashboard", path: "/dashboard", status: 200 },
    { name: "part of the dashboard", path: "/dashboard?q=restraint&rating=*", status: 200 },
    { name: "reading pack", path: `/pack?title=For+the+board&id=${finding.id}&note=try+this&id=${answer.results[1].id}&q=seclusion`, status: 200 },
    { name: "empty pack", path: "/pack", status: 200 },
    { name: "about", path: "/about", status: 200 },
    { name: "accessibility", path: "/accessibility", status: 200 },
    { name: "help", path: "/help/search", status: 200 },
    { name: "no such page", path: "/nosuch", status: 404 },
  ];
}

/// Goes through pages by mouse. Elements are named as a reader would name them.
export class Mouse {
  constructor(page) {
    this.page = page;
  }
  find(role, name) {
    const found = this.page.getByRole(role, { name });
    // With completions a search box is a combobox; without scripts it stays what it is.
    return (role === "searchbox" ? found.or(this.page.getByRole("combobox", { name })) : found).first();
  }
  async reach() {}
  async press(element) {
    await element.click();
  }
  async use(element) {
    await this.reach(element);
    await this.press(element);
  }
  /// A link, a button of a form: what leads to another page.
  async follow(role, name) {
    const element = this.find(role, name);
    await this.reach(element);
    await Promise.all([this.page.waitForEvent("load"), this.press(element)]);
  }
  async jump(name) {
    await this.use(this.find("link", name));
  }
  async tick(name) {
    await this.use(this.find("checkbox", name));
  }
  async open(words) {
    await this.use(this.page.locator("summary", { hasText: words }).first());
  }
  async type(role, name, words) {
    const element = this.find(role, name);
    await this.use(element);
    await this.page.keyboard.type(words);
  }
}

/// The same by keyboard alone: Tab until the element has the focus, which must be seen, then Enter or Space.
export class Keyboard extends Mouse {
  async reach(element) {
    const kMostTabs = 800;
    const handle = await element.elementHandle();
    for (let tabs = 0; tabs < kMostTabs; tabs += 1) {
      await this.page.keyboard.press("Tab");
      if (await handle.evaluate((node) => node === document.activeElement)) {
        const seen = await handle.evaluate((node) => {
          const box = node.getBoundingClientRect();
          return box.bottom > 0 && box.top < innerHeight && node.matches(":focus-visible");
        });
        assert.ok(seen, "what has the focus is on the screen and marked");
        return;
      }
    }
    assert.fail(`not reached by keyboard: ${element}`);
  }
  async press(element) {
    const is_box = await element.evaluate((node) => node.matches("input[type=checkbox]"));
    const is_text = await element.evaluate((node) => node.matches("input:not([type=checkbox])"));
    if (!is_text) await this.page.keyboard.press(is_box ? "Space" : "Enter");
  }
}
