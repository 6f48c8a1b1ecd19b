// The evidence of a tag without leaving the article: a click on a tag changes the panel and the marks in place, n and p
// step through the mentions, Escape closes. Without this file every tag is a link that does the same.

const opened = "#evidence_panel";

function tagControl(name) {
  return [...document.querySelectorAll("a[data-evidence]")].find(
    (link) => new URL(link.href).searchParams.get("evidence") === name);
}

const nameOf = (address) => new URL(address, window.location.href).searchParams.get("evidence");

function showHelp() {
  for (const help of document.querySelectorAll(".key-help")) help.hidden = false;
}

let latest;

// Puts the article of another address in the place of this one. False where that can't be had.
async function load(address) {
  latest?.abort();
  const request = latest = new AbortController();
  let answer;
  try {
    answer = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return false;
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    const article = other.querySelector(".article-layout");
    if (!article || request !== latest) return !article ? false : undefined;
    document.querySelector(".article-layout").replaceWith(article);
    const bar = document.querySelector(".match-bar");
    const otherBar = other.querySelector(".match-bar");
    if (bar && otherBar) bar.replaceWith(otherBar);
    showHelp();
    return true;
  } catch {
    return request !== latest ? undefined : false; // overtaken by another click, or offline
  }
}

async function go(address, remember, focus) {
  const before = nameOf(window.location.href);
  const loaded = await load(address);
  if (loaded === undefined) return;
  if (!loaded) return window.location.assign(address);
  if (remember) window.history.pushState(null, "", address);
  if (!focus) return;
  const panel = document.querySelector(opened);
  const target = panel ?? tagControl(before);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "nearest" });
}

function isPlainClick(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function focusMention(mention) {
  mention.focus({ preventScroll: true });
  mention.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  if (!isPlainClick(event) || event.defaultPrevented) return;
  const link = event.target.closest("a[data-evidence], a.evidence-close");
  if (link) {
    event.preventDefault();
    // The open tag closes itself.
    const close = link.getAttribute("aria-current") === "true" && document.querySelector(".evidence-close");
    go(close ? close.href : link.href, true, true);
    return;
  }
  const step = event.target.closest('a[href^="#mention_"]');
  const mention = step && document.getElementById(step.hash.slice(1));
  if (!mention) return;
  event.preventDefault();
  focusMention(mention);
});

// From where the focus is, or from the first one that is still ahead on the screen.
function step(forward) {
  const mentions = [...document.querySelectorAll(".article .named[id]")];
  if (mentions.length === 0) return;
  const at = mentions.indexOf(document.activeElement);
  const seen = mentions.findIndex((one) => one.getBoundingClientRect().top >= 0);
  const first = forward ? Math.max(seen, 0) : (seen < 0 ? mentions.length : seen) - 1;
  const next = at < 0 ? first : at + (forward ? 1 : -1);
  focusMention(mentions[(next + mentions.length) % mentions.length]);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !document.querySelector(opened)) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "n" || event.key === "p") {
    event.preventDefault();
    step(event.key === "n");
  } else if (event.key === "Escape") {
    const close = document.querySelector(".evidence-close");
    if (close) go(close.href, true, true);
  }
});

let shownAddress = window.location.href.replace(/#.*/, "");
window.addEventListener("popstate", () => {
  const address = window.location.href.replace(/#.*/, "");
  if (nameOf(address) !== nameOf(shownAddress)) go(window.location.href, false, true);
  shownAddress = address;
});

showHelp();
