// Compiles the style sheet: node tools/assets/build-css.mjs OUTPUT.css [DEPFILE]
// DEPFILE, if given, is written for ninja: it names every Sass file read, so that a change to any of them (ours or
// nhsuk-frontend's) rebuilds the sheet and nothing else does.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { compile } from "sass";
import { pruneCss } from "./prune-css.mjs";

const kMaxBytes = 70_000;
const kMaxGzipBytes = 12_000;

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const [output, depfile] = process.argv.slice(2);
if (!output) {
  console.error("usage: build-css.mjs OUTPUT.css [DEPFILE]");
  process.exit(1);
}

const { css: compiled, loadedUrls } = compile(join(root, "server/assets/findings.scss"), {
  style: "compressed",
  charset: false,
  loadPaths: [join(root, "node_modules/nhsuk-frontend/dist")],
  quietDeps: true,
});

// Escaped, because a style sheet without a mark of its own takes the encoding the server or the page happens to name.
const css = pruneCss(compiled).replace(/[^\0-\x7f]/gu, (c) => `\\${c.codePointAt(0).toString(16)} `);

// nhsuk-frontend asks for a font of another host and for icons under its own path. The page's policy forbids the one
// and we do not serve the other: a sheet that would ask is a mistake, caught here rather than in a browser.
const asked = [...css.matchAll(/url\([^)]*\)|@import[^;]*/g)].map((match) => match[0]);
if (asked.length > 0) {
  console.error(`build-css: the sheet asks for other files: ${[...new Set(asked)].join(", ")}`);
  process.exit(1);
}

const gzipBytes = gzipSync(css, { level: 9 }).length;
if (css.length > kMaxBytes || gzipBytes > kMaxGzipBytes) {
  console.error(`build-css: ${css.length} bytes (${gzipBytes} gzipped) is over ${kMaxBytes} (${kMaxGzipBytes})`);
  process.exit(1);
}

mkdirSync(dirname(resolve(output)), { recursive: true });
writeFileSync(output, css);
if (depfile) {
  const sources = loadedUrls.map((url) => fileURLToPath(url).replaceAll(" ", "\\ "));
  writeFileSync(depfile, `${output.replaceAll(" ", "\\ ")}: ${sources.join(" ")}\n`);
}
console.error(`${relative(process.cwd(), resolve(output))}: ${css.length} bytes, ${gzipBytes} gzipped`);
