// SPDX-License-Identifier: GPL-3.0-or-later
// Searches a static copy of the base. A page opened from a folder may load scripts and nothing else, so the index is made of
// scripts that call the functions below. All words must match; a word also finds those that go on from its stem.
"use strict";
(() => {
  const kShown = 50;
  const kTexts = 1000;
  const state = { reports: [], passages: 0, shards: null, words: new Map(), texts: new Map() };
  window.findingsReports = (reports, passages) => Object.assign(state, { reports, passages });
  window.findingsShards = (names) => (state.shards = new Set(names));
  window.findingsWords = (name, words) => state.words.set(name, words);
  window.findingsTexts = (number, texts) => state.texts.set(number, texts);

  const loading = new Map();
  function load(name) {
    if (!loading.has(name)) {
      loading.set(
        name,
        new Promise((done, fail) => {
          const script = document.createElement("script");
          script.src = `search/${name}.js`;
          script.onload = done;
          script.onerror = () => fail(new Error(`search/${name}.js could not be read`));
          document.head.append(script);
        }),
      );
    }
    return loading.get(name);
  }

  const shardOf = (word) => [...word.slice(0, 2)].map((c) => (/[a-z0-9]/.test(c) ? c : "_")).join("");
  // The endings that English words have most; what is left must still say something.
  const stemOf = (word) => {
    const stem = word.replace(/(ing|ed|es|s)$/, "");
    return stem.length >= 4 ? stem : word;
  };

  async function passagesWith(word) {
    const shard = shardOf(word);
    if (!state.shards.has(shard)) return new Set();
    await load(`words-${shard}`);
    const stem = stemOf(word);
    const found = new Set();
    for (const [known, distances] of Object.entries(state.words.get(shard))) {
      if (known !== word && !(stem.length >= 4 && known.startsWith(stem))) continue;
      let at = 0;
      for (const distance of distances) found.add((at += distance));
    }
    return found;
  }

  async function search(typed) {
    await Promise.all([load("reports"), load("shards")]);
    const words = typed.toLowerCase().match(/[\p{L}\p{N}']+/gu)?.filter((word) => word.length > 1) ?? [];
    if (words.length === 0) return null;
    const stop = new Set("a an and are as at be by for from has have he in is it its of on or that the their they this to was were which with".split(" "));
    const telling = words.filter((word) => !stop.has(word));
    const sets = await Promise.all((telling.length > 0 ? telling : words).map(passagesWith));
    sets.sort((a, b) => a.size - b.size);
    return [...sets[0]].filter((passage) => sets.every((set) => set.has(passage)));
  }

  async function read(passage) {
    const number = Math.floor(passage / kTexts);
    await load(`texts-${number}`);
    const [report, anchor, kind, text] = state.texts.get(number)[passage % kTexts];
    const [link, title, date] = state.reports[report];
    return { href: `${link}#${anchor}`, kind, text, title, date };
  }

  function item(found) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = found.href;
    link.textContent = found.title;
    const about = document.createElement("p");
    about.className = "app-note";
    about.append(`${found.kind}, `, link, found.date ? `, ${found.date}` : "");
    const words = document.createElement("p");
    words.textContent = found.text;
    line.append(words, about);
    return line;
  }

  async function show(typed) {
    const total = document.getElementById("site-total");
    const list = document.getElementById("site-results");
    list.replaceChildren();
    total.textContent = "Searching";
    try {
      const passages = await search(typed);
      if (passages === null) return (total.textContent = "");
      // Newest first: the passages that are shown have to be read before they can be put in order.
      const dated = passages.length <= 2000 ? await Promise.all(passages.map(read)) : await Promise.all(passages.slice(-kShown).map(read));
      dated.sort((a, b) => (b.kind === "Context") - (a.kind === "Context") === 0 ? b.date.localeCompare(a.date) : (a.kind === "Context") - (b.kind === "Context"));
      total.textContent = `${passages.length.toLocaleString("en-GB")} ${passages.length === 1 ? "passage" : "passages"}${passages.length > kShown ? `, the first ${kShown} of them` : ""}`;
      list.replaceChildren(...dated.slice(0, kShown).map(item));
    } catch (fault) {
      total.textContent = fault.message;
    }
  }

  const form = document.getElementById("site-search");
  if (!form) return;
  form.hidden = false;
  const box = form.elements.q;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `#q=${encodeURIComponent(box.value)}`);
    show(box.value);
  });
  const asked = new URLSearchParams(location.hash.slice(1)).get("q");
  if (asked) {
    box.value = asked;
    show(asked);
  }
})();
