"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filter"), find = byId("find"), count = byId("count");
  const states = byId("by-state"), units = byId("by-unit"), tasks = byId("by-task");

  // As people type without diacritics: Thị ủy, thi uy and THI UY are the same.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  // Whole words, in any order; the last one may be the beginning of a word: it is still being typed.
  const sought = (text) => text.split(" ").filter(Boolean)
    .map((word, place, every) => (place === every.length - 1 && word.length > 1 ? ` ${word}` : ` ${word} `));

  const lines = new Map([...document.querySelectorAll("[data-line]")].map((row) => [row.dataset.line, row]));
  const groups = [...document.querySelectorAll("details.unit")].map((element) => ({
    element,
    id: element.dataset.unit,
    line: lines.get(element.dataset.unit),
    wasOpen: element.open,
    rows: [...element.querySelectorAll("tbody tr")].map((row) => ({
      row,
      task: row.dataset.task,
      state: row.dataset.state,
      words: ` ${fold(`${element.querySelector("h3").textContent} ${row.textContent}`)} `,
    })),
  }));
  const all = groups.reduce((sum, group) => sum + group.rows.length, 0);

  function show() {
    const asked = sought(fold(find.value));
    const filtered = asked.length || states.value || units.value || tasks.value;
    let rows = 0, bodies = 0;
    for (const group of groups) {
      let shown = 0;
      for (const one of group.rows) {
        const wanted = (!units.value || units.value === group.id) && (!states.value || states.value === one.state)
          && (!tasks.value || tasks.value === one.task) && asked.every((word) => one.words.includes(word));
        one.row.hidden = !wanted;
        shown += wanted;
      }
      group.element.hidden = !shown;
      if (group.line) group.line.hidden = !shown;
      group.element.open = filtered ? shown > 0 : group.wasOpen;
      rows += shown;
      bodies += shown > 0;
    }
    const { shown, none } = count.dataset;
    count.textContent = rows || !all
      ? shown.replace("{rows}", rows).replace("{all}", all).replace("{units}", bodies) : none;
  }

  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(show, 120); };
  const openAll = (open) => { for (const { element } of groups) element.open = open; };

  find.addEventListener("input", later);
  for (const choice of [states, units, tasks]) choice.addEventListener("change", show);
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  form.addEventListener("reset", () => { setTimeout(() => { show(); find.focus(); }); });
  byId("open").addEventListener("click", () => openAll(true));
  byId("close").addEventListener("click", () => openAll(false));

  // On paper everything is open, afterwards as it was.
  let before = [];
  window.addEventListener("beforeprint", () => { before = groups.map(({ element }) => element.open); openAll(true); });
  window.addEventListener("afterprint", () => { groups.forEach(({ element }, place) => { element.open = before[place]; }); });

  form.hidden = false;
  show();
})();
