// The list of concepts follows what is typed. Without this file Enter finds.

const box = document.getElementById("browse_find");
const pause = 150; // milliseconds without a key
let timer;
let latest;

async function show() {
  latest?.abort();
  const request = latest = new AbortController();
  const typed = box.value.trim();
  const address = typed === "" ? "/browse" : `/browse?find=${encodeURIComponent(typed)}`;
  try {
    const answer = await fetch(address, { signal: request.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.querySelector(".browse-list");
    if (!answer.ok || !list || request !== latest) return;
    document.querySelector(".browse-list").replaceWith(list);
    // Stays where it is, so that a screen reader says what changes in it.
    document.getElementById("browse_found").replaceChildren(...page.getElementById("browse_found").childNodes);
    document.querySelector(".views").replaceWith(page.querySelector(".views"));
    window.history.replaceState(null, "", address);
  } catch {
    // Overtaken by another key, or offline: what is shown stays.
  }
}

box.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(show, pause);
});
