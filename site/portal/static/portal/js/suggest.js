// Titles and document numbers while somebody types: an editable combobox with a list (WAI-ARIA Authoring Practices).
// The box stays an ordinary search box: Enter searches for what was typed unless a suggestion was chosen.
const WAIT = 150; // milliseconds after the last key

function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function combobox(input) {
  const form = input.form;
  const address = new URL("suggest/", form.action);
  const list = element("ul", {
    id: `${input.id}-list`, class: "suggestions", role: "listbox", "aria-label": input.dataset.label,
  });
  const status = element("p", { class: "visually-hidden", role: "status" });
  list.hidden = true;
  form.append(list, status);
  for (const [key, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(key, value);

  let chosen = -1;
  let asked = null;
  let timer = 0;
  let shownFor = input.value.trim();

  function close() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(place) {
    chosen = place;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === place)));
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  }

  function show(found) {
    list.replaceChildren(...found.map((one, index) => {
      const option = element("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": "false" });
      option.dataset.address = one.url;
      option.append(Object.assign(element("span", { class: "suggestion-title" }), { textContent: one.title }));
      if (one.doc_no) {
        option.append(" ", Object.assign(element("span", { class: "suggestion-number" }), { textContent: one.doc_no }));
      }
      return option;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    choose(-1);
    status.textContent = found.length ? input.dataset.some.replace("{n}", found.length) : input.dataset.none;
  }

  async function ask() {
    const typed = input.value.trim();
    if (!typed) return close();
    if (typed === shownFor && !list.hidden) return;
    asked?.abort();
    asked = new AbortController();
    const signal = asked.signal;
    address.search = new URLSearchParams({ q: typed });
    try {
      const answer = await fetch(address, { signal });
      if (!answer.ok || document.activeElement !== input) return close();
      const { suggestions } = await answer.json();
      if (signal.aborted) return;
      shownFor = typed;
      show(suggestions);
    } catch {
      if (!signal.aborted) close(); // without suggestions the box goes on searching
    }
  }

  function askSoon() {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }

  const open = () => !list.hidden;
  const go = (option) => { location.href = option.dataset.address; };
  const keys = {
    ArrowDown() {
      if (!open()) return ask();
      choose((chosen + 2) % (list.children.length + 1) - 1);
    },
    ArrowUp() {
      if (!open()) return ask();
      choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
    },
    Enter() {
      if (!open() || chosen < 0) return true;
      go(list.children[chosen]);
    },
    Escape() {
      if (!open()) return true;
      close();
    },
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method is at work: its keys are its own
    if (event.key === "Tab") return close();
    if (event.key in keys && keys[event.key]() !== true) event.preventDefault();
  });
  input.addEventListener("input", (event) => {
    choose(-1); // of what was typed before: Enter is for what stands there now
    if (!event.isComposing) askSoon();
  });
  input.addEventListener("compositionend", askSoon);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
}

for (const input of document.querySelectorAll("input[data-suggest]")) combobox(input);
