// What the pages do better with a script: copying, and finding a value in a long list of filters. Every page is whole
// without it: nothing here fetches, stores or sends anything.
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

  for (const button of document.querySelectorAll("[data-copy]")) offerCopying(button);
  document.querySelectorAll("details.app-facet").forEach(offerNarrowing);
})();
