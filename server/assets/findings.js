// What the pages do better with a script: copying, finding a value in a long list of filters, and completing what is
// typed. Every page is whole without it. Nothing is stored, and only this server is asked, for completions.
(() => {
  "use strict";

  // The clipboard is closed to pages that came over plain HTTP from another machine; selecting is not.
  async function copy(text, source) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      if (!source) return false;
      getSelection().selectAllChildren(source);
      return document.execCommand("copy");
    }
  }

  // <button hidden data-copy="id">: copies the text of that element, or the address of the page for data-copy="".
  function offerCopying(button) {
    const words = button.textContent;
    const source = document.getElementById(button.dataset.copy);
    const status = document.createElement("span");
    status.className = "app-copied";
    status.setAttribute("role", "status");
    button.after(status);
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy(source ? source.textContent : location.href, source);
      status.textContent = done ? "Copied" : "Not copied: " + words.toLowerCase() + " by hand";
    });
  }

  // A box above a long list of values that leaves those with the typed words.
  function offerNarrowing(facet, number) {
    const kLong = 10;
    const items = [...facet.querySelectorAll(".app-facet__list > li")];
    if (items.length <= kLong) return;
    const name = facet.querySelector(".app-facet__name").firstChild.textContent.trim();
    const box = document.createElement("input");
    box.type = "search";
    box.className = "nhsuk-input app-facet__narrow";
    box.id = "narrow-" + number;
    box.autocomplete = "off";
    box.setAttribute("aria-label", "Find in " + name);
    box.placeholder = "Find in " + name.toLowerCase();
    facet.querySelector(".app-facet__list").before(box);
    const more = facet.querySelector("details");
    box.addEventListener("input", () => {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const item of items) {
        const text = item.textContent.toLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
      }
      if (more && words.length > 0) more.open = true;
    });
    // Enter in this box would send the search with the boxes as they are.
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }

  // The search box as a combobox with a list (ARIA 1.2): what is typed stays as it is until an option is chosen.
  function offerCompletions(box) {
    const kWaitMs = 120;
    const kinds = { theme: "Theme", service: "Service", provider: "Provider", location: "Location", region: "Region", word: "" };
    const list = document.createElement("ul");
    const status = document.createElement("span");
    let options = [];
    let active = -1;
    let timer = 0;
    let asked = null;

    list.id = box.id + "-completions";
    list.className = "app-completions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Completions");
    list.hidden = true;
    status.className = "nhsuk-u-visually-hidden";
    status.setAttribute("role", "status");
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-controls", list.id);
    box.closest("form").append(list, status);

    function mark(number) {
      active = number;
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
      if (active < 0) box.removeAttribute("aria-activedescendant");
      else box.setAttribute("aria-activedescendant", options[active].id);
      options[active]?.scrollIntoView({ block: "nearest" });
    }

    function close() {
      clearTimeout(timer);
      asked?.abort();
      list.hidden = true;
      options = [];
      mark(-1);
      box.setAttribute("aria-expanded", "false");
      status.textContent = "";
    }

    function optionOf(suggestion, number) {
      const option = document.createElement("li");
      const about = document.createElement("span");
      option.id = list.id + "-" + number;
      option.className = "app-completions__option";
      option.setAttribute("role", "option");
      option.dataset.href = suggestion.link;
      option.textContent = suggestion.label + " ";
      about.className = "app-completions__about";
      about.textContent = [kinds[suggestion.kind] ?? "", suggestion.findings.toLocaleString("en-GB")].filter(Boolean).join(", ");
      option.append(about);
      return option;
    }

    function show(suggestions) {
      if (suggestions.length === 0 || document.activeElement !== box) return close();
      options = suggestions.map(optionOf);
      list.replaceChildren(...options);
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      mark(-1);
      status.textContent = options.length === 1 ? "1 completion" : options.length + " completions";
    }

    async function ask() {
      asked?.abort();
      asked = new AbortController();
      try {
        const answer = await fetch("/api/v1/suggest?q=" + encodeURIComponent(box.value.trim()), { signal: asked.signal });
        show(answer.ok ? (await answer.json()).suggestions : []);
      } catch {
        // Overtaken by the next letter, or the server is away: the box goes on as a plain one.
      }
    }

    box.addEventListener("input", () => {
      clearTimeout(timer);
      if (box.value.trim().length < 2) close();
      else timer = setTimeout(ask, kWaitMs);
    });
    box.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") mark(active + 1 < options.length ? active + 1 : -1);
      else if (event.key === "ArrowUp") mark(active < 0 ? options.length - 1 : active - 1);
      else if (event.key === "Enter" && active >= 0) location.assign(options[active].dataset.href);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
    box.addEventListener("blur", close);
    // A press would take the focus from the box, and with it the list, before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(option.dataset.href);
    });
  }

  document.querySelectorAll("input[data-completions]").forEach(offerCompletions);
  for (const button of document.querySelectorAll("[data-copy]")) offerCopying(button);
  document.querySelectorAll("details.app-facet").forEach(offerNarrowing);
})();
