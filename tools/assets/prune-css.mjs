// Drops from a compiled style sheet the rules no page of ours can match: nhsuk-frontend brings each component with all
// its variants and with fallbacks for browsers that are gone, which is more than half of its bytes.

/// Parts of nhsuk-frontend's class names that our pages never carry. A page that needs one takes it off this list.
const kUnused = [
  /--(reverse|login|warning|brand|xl|lg|inverse|cross|tick|clickable|secondary-solid|l)\b/,
  /nhsuk-(action-link|body-l|button-secondary|caption|card|expander|header|lede-text|tabs|table|tag|file-upload)\b/,
  /nhsuk-(date-input|password-input|character-count|textarea|notification-banner|panel|care-card|image|hero)\b/,
  /nhsuk-(frontend-supported|label-wrapper|heading-xxs|heading-xs|list--border|list--icons|form-group-error)\b/,
  /nhsuk-input--(code|width|sm)|nhsuk-input__|nhsuk-link-image|nhsuk-link--|nhsuk-u-(margin|padding|font)/,
  /nhsuk-icon|--icon\b|button__content|__prefix|__suffix|__conditional|nhsuk-button-group/,
  // Its cross is an icon file that we do not serve; the browser has one of its own.
  /::-webkit-search-cancel-button/,
  // Margins between a paragraph and a large label or legend that follows it: we have none that large.
  /:has\(\s*\+\s*\.nhsuk-(fieldset|form-group)/,
];

/// Conditions nobody meets: Internet Explorer, the first Edge, and windows narrower than 320 px, the narrowest that
/// WCAG's "reflow" asks for.
const kNeverTrue = /-ms-high-contrast|-ms-ime-align|\\0|max-width:\s*19\.99em/;

/// On paper our sheet sets one base size and the rest follows; nhsuk-frontend sets each size again, in points.
const kPaperSizes = /^[^{}]*\{font-size:[\d.]+pt;line-height:[\d.]+(px)?\}$/;

export function pruneCss(css) {
  const kept = rules(css).flatMap(({ prelude, body }) => pruneRule(prelude, body));
  return joinNeighbours(kept)
    .map(({ prelude, body }) => (body === null ? `${prelude};` : `${prelude}{${body}}`))
    .join("");
}

// The rules that are left of one: none, itself, or what stood inside it.
function pruneRule(prelude, body) {
  if (prelude.startsWith("@media") || prelude.startsWith("@supports")) {
    if (prelude.startsWith("@supports not (-ms-ime-align")) return rules(pruneCss(body));
    if (prelude === "@media print" && kPaperSizes.test(body)) return [];
    const condition = prelude.replace(/,\s*\(-ms-high-contrast:\s*active\)/, "");
    const inner = pruneCss(body);
    return inner === "" || kNeverTrue.test(condition) ? [] : [{ prelude: condition, body: inner }];
  }
  if (prelude.startsWith("@")) return [{ prelude, body }];
  const selectors = split(prelude, ",").filter((selector) => !isUnused(selector));
  return selectors.length === 0 ? [] : [{ prelude: selectors.join(","), body }];
}

// Sass writes one rule for each mixin it was asked for; neighbours with the same selector or condition become one.
function joinNeighbours(list) {
  const joined = [];
  for (const rule of list) {
    const last = joined.at(-1);
    if (last && rule.body !== null && last.body !== null && last.prelude === rule.prelude) {
      last.body += (rule.prelude.startsWith("@") ? "" : ";") + rule.body;
    } else {
      joined.push({ ...rule });
    }
  }
  return joined;
}

// What stands in :not() is what an element must not be: naming an unused class there excludes nothing.
function isUnused(selector) {
  const positive = selector.replace(/:not\([^()]*\)/g, "");
  return kUnused.some((pattern) => pattern.test(positive));
}

// The statements of one level, as {prelude, body}; body is null for `@charset "x";`.
function rules(css) {
  const found = [];
  let rest = css;
  while (rest.trim() !== "") {
    const [open] = positions(rest, "{;");
    if (open === undefined) throw new Error(`no rule starts at: ${rest.slice(0, 60)}`);
    const prelude = rest.slice(0, open).trim();
    if (rest[open] === ";") {
      found.push({ prelude, body: null });
      rest = rest.slice(open + 1);
      continue;
    }
    const close = closing(rest, open);
    found.push({ prelude, body: rest.slice(open + 1, close) });
    rest = rest.slice(close + 1);
  }
  return found;
}

function closing(text, open) {
  let depth = 0;
  for (const at of positions(text, "{}", open)) {
    depth += text[at] === "{" ? 1 : -1;
    if (depth === 0) return at;
  }
  throw new Error(`a brace is never closed: ${text.slice(open, open + 60)}`);
}

function split(text, separator) {
  const parts = [];
  let start = 0;
  for (const at of positions(text, separator)) {
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  return [...parts, text.slice(start)];
}

// Where one of `wanted` stands in the text, outside strings, escapes and round or square brackets.
function* positions(text, wanted, from = 0) {
  let quote = "";
  let brackets = 0;
  for (let at = from; at < text.length; at += 1) {
    const c = text[at];
    if (c === "\\") at += 1;
    else if (quote) quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === "(" || c === "[") brackets += 1;
    else if (c === ")" || c === "]") brackets -= 1;
    else if (brackets === 0 && wanted.includes(c)) yield at;
  }
}
