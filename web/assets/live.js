// Results that follow what is typed, ticked and clicked, without another page being loaded. The address is the state:
// each step has one, Back returns to it, and a page made by the server from it is where everything shown comes from.

const form = document.getElementById("search_form");
const text = document.getElementById("search_text");
const status = document.createElement("p");
const trouble = document.createElement("p"); // what went wrong, for all to see

const pause = 200; // milliseconds without a key before the results follow what is typed
const burst = 3000; // milliseconds without a key after which another one begins a new step of the history

const results = () => document.querySelector(".results-layout");
const headLinks = (page) => page.head.querySelectorAll("link[rel=prev], link[rel=next], link[rel=canonical], link[rel=alternate]");
const kept = (page) => page.querySelectorAll("#search_form input[type=hidden]");

// A fold goes by its words, without the counts in them, and by the article it stands at; the panel of all filters by
// what it is.
function titleOf(summary) {
  if (summary.parentElement?.classList.contains("unfold-wide")) return "";
  const article = summary.closest(".hit")?.querySelector("h3 a")?.pathname ?? "";
  return article + summary.textContent.replace(/[\d,]+/g, "");
}

// What tells a thing on the old page from others, to find its like on the new one.
function likeOf(element) {
  if (element.name) {
    return (other) => other.name === element.name && other.value === element.value && other.type === element.type;
  }
  if (element.href) return (other) => other.href === element.href;
  const label = element.getAttribute("aria-label");
  if (label) return (other) => other.getAttribute("aria-label") === label;
  return (other) => titleOf(other) === titleOf(element);
}

// What a reader unfolded stays so (what the box of a facet did, it does anew), and what has the focus keeps it.
function carryOver(from, to) {
  for (const open of from.querySelectorAll("details[open]:not([data-found]) > summary")) {
    const like = likeOf(open);
    [...to.querySelectorAll("summary")].find(like)?.parentElement.setAttribute("open", "");
  }
  const active = document.activeElement;
  if (!from.contains(active)) return () => {};
  const like = likeOf(active);
  const caret = active.type === "search" ? [active.selectionStart, active.selectionEnd] : undefined;
  return () => {
    const heir = [...to.querySelectorAll(active.tagName)].find(like);
    const heading = to.querySelector("h1");
    heading.tabIndex = -1;
    (heir ?? heading).focus({ preventScroll: true });
    if (heir && caret) heir.setSelectionRange(...caret);
  };
}

// An answer that is none: a refusal with the server's words about why.
class Refused extends Error {
  constructor(page) {
    const said = [...page.querySelectorAll("#page_content h1, #page_content h1 + p")].map((one) => one.textContent.trim());
    super(said.map((one) => /[.!?]$/.test(one) ? one : `${one}.`).join(" ") || "The server can't answer that.");
  }
}

class Live {
  typedAt = -Infinity;
  hasStep = false; // what is being typed has a step of the history
  shown = location.search; // what the results are of

  constructor() {
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    document.body.append(status);
    trouble.className = "notice";
    trouble.setAttribute("role", "alert");
    trouble.hidden = true;
    results().before(trouble);

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.step(this.asked(event.submitter));
    });
    text.addEventListener("input", (event) => { if (!event.isComposing) this.type(); });
    text.addEventListener("compositionend", () => this.type());
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.(".results-layout a[href]");
      const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (!link || elsewhere || link.origin !== location.origin || link.pathname !== location.pathname) return;
      event.preventDefault();
      this.step(this.withTyped(link.href), link.closest(".pages") ? "top" : "stay");
    });
    window.addEventListener("scroll", () => {
      clearTimeout(this.scrolled);
      this.scrolled = setTimeout(() => this.rememberPlace(), 100);
    }, { passive: true });
    window.addEventListener("popstate", ({ state }) => {
      clearTimeout(this.timer);
      clearTimeout(this.scrolled); // where the page stood belongs to the step that was left
      this.hasStep = false;
      if (location.search !== this.shown) return this.show(location.href, { scroll: state?.scroll ?? 0 });
      this.request?.abort(); // what was asked for since is no longer wanted
      return this.settle(this.request);
    });
  }

  // The address of what the form holds.
  asked(submitter) {
    const parameters = new URLSearchParams(new FormData(form, submitter));
    return `${location.pathname}?${parameters}`;
  }

  // A link was made for the words that the results are of; where others were typed since, it is meant for those.
  withTyped(address) {
    const url = new URL(address);
    const words = (search) => new URLSearchParams(search).get("q") ?? "";
    if (text.value !== text.defaultValue && words(url.search) === words(this.shown)) url.searchParams.set("q", text.value);
    return url.href;
  }

  rememberPlace() {
    window.history.replaceState({ ...window.history.state, scroll: window.scrollY }, "");
  }

  // What is typed in one go is one step of the history.
  type() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const goesOn = this.hasStep && Date.now() - this.typedAt < burst;
      this.typedAt = Date.now();
      this.show(this.asked(), { history: goesOn ? "replaceState" : "pushState", typing: true });
    }, pause);
  }

  // A choice: a step of the history, and the end of what was typed before.
  step(address, place = "stay") {
    clearTimeout(this.timer);
    this.hasStep = false;
    const same = new URL(address, location.href).search === this.shown;
    this.show(address, { history: same ? undefined : "pushState", place });
  }

  async show(address, { history: way, typing = false, place = "stay", scroll } = {}) {
    this.request?.abort();
    const request = this.request = new AbortController();
    const asked = text.value;
    const slow = setTimeout(() => results().setAttribute("aria-busy", "true"), 250);
    try {
      const answer = await fetch(address, { signal: request.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (request !== this.request) return;
      if (!answer.ok || !page.querySelector(".results-layout")) throw new Refused(page);
      if (way) {
        clearTimeout(this.scrolled);
        this.rememberPlace();
        window.history[way]({}, "", address);
      }
      this.shown = location.search;
      if (typing) this.hasStep = true;
      this.replace(page, typing, asked);
      if (scroll !== undefined) window.scrollTo(0, scroll);
      else if (place === "top") document.getElementById("page_content").scrollIntoView();
    } catch (failure) {
      if (failure.name === "AbortError" || request !== this.request) return;
      // The server's own page, or the browser's. Where someone is typing, they stay.
      if (!typing) return window.location.assign(address);
      const why = failure instanceof Refused ? failure.message : "The results can't be brought up to date at the moment.";
      trouble.textContent = `${why} What stands below is of before.`;
      trouble.hidden = false;
    } finally {
      clearTimeout(slow);
      this.settle(request);
    }
  }

  settle(request) {
    if (request !== this.request) return;
    this.request = undefined;
    results().removeAttribute("aria-busy");
  }

  // `asked` is what stood in the box then: what was typed since stays.
  replace(page, typing, asked) {
    const next = document.adoptNode(page.querySelector(".results-layout"));
    const focus = carryOver(results(), next);
    results().replaceWith(next);
    trouble.hidden = true;
    document.title = page.title;
    headLinks(document).forEach((link) => link.remove());
    document.head.append(...headLinks(page));
    kept(document).forEach((field) => field.remove());
    form.append(...kept(page));
    text.defaultValue = page.getElementById("search_text").defaultValue;
    if (!typing && text.value === asked) text.value = text.defaultValue;
    const account = page.querySelector(".account"); // its way to sign in comes back here
    if (account) document.querySelector(".account")?.replaceWith(document.adoptNode(account));
    document.dispatchEvent(new Event("materia:results"));
    focus();
    this.say(next.querySelector("h1").textContent, typing ? 800 : 0);
  }

  // Spoken once it has settled: someone who types is not told of each letter.
  say(words, wait = 0) {
    clearTimeout(this.speech);
    this.speech = setTimeout(() => { status.textContent = words; }, wait);
  }
}

if (form && text && results()) new Live();
