// Suggestions below the search box while someone types: a combobox as WAI-ARIA describes it (list, manual choice).
// Without this file the box is the same box without suggestions.

const form = document.getElementById("search_form");
const text = document.getElementById("search_text");
const pause = 80; // milliseconds without a key before the server is asked
const wanted = 8;

function element(name, className, content) {
  const made = document.createElement(name);
  made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}

function counted(number) {
  return `${number.toLocaleString("en")} ${number === 1 ? "article" : "articles"}`;
}

// What stands beside a suggestion: what it is, and how much there is of it.
function note(one) {
  if (one.kind === "title") return "article";
  if (one.kind === "phrase") return counted(one.documents);
  const name = one.label === one.text ? "" : `${one.label} · `;
  return `${name}${one.scheme} · ${counted(one.documents)}`;
}

class Suggestions {
  list = element("ul", "suggestions");
  status = element("p", "visually-hidden");
  shown = [];
  active = -1;

  constructor() {
    this.list.id = "search_suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.status.setAttribute("role", "status");
    text.setAttribute("role", "combobox");
    text.setAttribute("aria-autocomplete", "list");
    text.setAttribute("aria-controls", this.list.id);
    text.setAttribute("aria-expanded", "false");
    form.append(this.list, this.status);

    text.addEventListener("input", (event) => { if (!event.isComposing) this.askSoon(); });
    text.addEventListener("compositionend", () => this.askSoon());
    text.addEventListener("keydown", (event) => this.press(event));
    text.addEventListener("blur", () => this.close());
    // The box keeps the focus, and so the list stays until the choice is made.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
    form.addEventListener("submit", () => this.close());
    window.addEventListener("pageshow", () => this.close());
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), pause);
  }

  async ask() {
    this.request?.abort();
    const typed = text.value;
    if (typed.trim() === "") return this.close();
    const request = this.request = new AbortController();
    try {
      const address = `/api/v1/suggest?limit=${wanted}&q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: request.signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (request === this.request && document.activeElement === text) this.show(suggestions);
    } catch {
      if (request === this.request) this.close(); // offline: the box works as ever
    }
  }

  show(suggestions) {
    if (suggestions.length === 0) return this.close();
    this.shown = suggestions;
    this.list.replaceChildren(...suggestions.map((one, at) => this.option(one, at)));
    this.list.hidden = false;
    text.setAttribute("aria-expanded", "true");
    this.status.textContent = suggestions.length === 1 ? "1 suggestion" : `${suggestions.length} suggestions`;
    this.activate(-1);
  }

  option(one, at) {
    const option = element("li", "suggestion");
    option.id = `search_suggestion_${at}`;
    option.setAttribute("role", "option");
    const facet = { therapy: " facet-0", condition: " facet-1" }[one.scheme] ?? "";
    option.append(element("span", `suggestion-text${facet}`, one.text), " ",
      element("span", "suggestion-note", note(one)));
    return option;
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.request = undefined;
    this.shown = [];
    this.list.hidden = true;
    this.list.replaceChildren();
    this.status.textContent = "";
    text.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  // -1 is the box itself, before the first and behind the last.
  activate(at) {
    this.active = at;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = this.list.children[at];
    if (option) {
      text.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      text.removeAttribute("aria-activedescendant");
    }
  }

  press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = this.shown.length > 0;
    const places = this.shown.length + 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (open) this.activate((this.active + 1 + step + places) % places - 1);
      else this.ask();
    } else if (event.key === "Escape" && open) {
      event.preventDefault(); // once closes the list; again empties the box, as search boxes do
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    }
  }

  choose(at) {
    const one = this.shown[at];
    this.close();
    if (one.kind === "title") {
      window.location.assign(`/documents/${encodeURIComponent(one.path)}`);
    } else {
      text.value = one.text;
      form.requestSubmit();
    }
  }
}

if (form && text) new Suggestions();
