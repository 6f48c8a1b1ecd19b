// Steps through the marked words of a search, and copies a link to a passage or the passage with its source. Without
// this file the words are marked and every passage has a link.

const marksOf = () => [...document.querySelectorAll(".article mark[id]")];
const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.append(said);

function button(words, label, does) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "text-button";
  made.textContent = words;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", does);
  return made;
}

// The mark that was stepped to; -1 before the first step.
let current = -1;

function stepTo(forward) {
  const marks = marksOf();
  if (marks.length === 0) return;
  marks[current]?.classList.remove("mark-current");
  if (current < 0) {
    const ahead = marks.findIndex((mark) => mark.getBoundingClientRect().top >= 0);
    current = forward ? Math.max(ahead, 0) : (ahead <= 0 ? marks.length : ahead) - 1;
  } else {
    current = (current + (forward ? 1 : -1) + marks.length) % marks.length;
  }
  marks[current].classList.add("mark-current");
  marks[current].scrollIntoView({ block: "center" });
  const place = `${current + 1} of ${marks.length}`;
  for (const shown of document.querySelectorAll(".match-place")) shown.textContent = ` ${place} `;
  said.textContent = `${marks[current].textContent}, ${place}`;
}

function showSteps() {
  current = -1;
  for (const steps of document.querySelectorAll(".match-steps[hidden]")) {
    const place = document.createElement("span");
    place.className = "match-place";
    steps.append(" · ", button("‹", "Match before", () => stepTo(false)), place,
      button("›", "Next match", () => stepTo(true)));
    steps.hidden = false;
    steps.closest(".match-bar").classList.add("match-bar-steps");
  }
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch { // no secure address, or not allowed: the old way
    const field = document.createElement("textarea");
    field.value = words;
    field.className = "visually-hidden";
    document.body.append(field);
    const focused = document.activeElement;
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return copied;
  }
}

function quotation(link) {
  const text = link.closest(".passage").firstElementChild;
  const lines = text.matches("ul") ? [...text.children].map((item) => `– ${item.innerText.trim()}`) : [text.innerText.trim()];
  const credit = link.closest(".article-text").dataset.credit;
  return `“${lines.join("\n")}”\n${credit}\n${link.href}`;
}

// What a passage offers, beside its link.
function offer(link) {
  const open = link.closest(".passage").querySelector(".passage-tools");
  for (const tools of document.querySelectorAll(".passage-tools")) tools.remove();
  for (const other of document.querySelectorAll(".passage-link[aria-expanded]")) other.removeAttribute("aria-expanded");
  if (open) return;
  const tools = document.createElement("span");
  tools.className = "passage-tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", "This passage");
  const copies = (words, what) => button(words, undefined, async ({ target }) => {
    const copied = await copy(what());
    target.textContent = copied ? "Copied" : "Can't be copied here";
    said.textContent = target.textContent;
  });
  tools.append(copies("Copy link", () => link.href), copies("Copy quotation", () => quotation(link)));
  link.setAttribute("aria-expanded", "true");
  link.closest(".passage").append(tools);
  tools.firstElementChild.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".passage-link");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  offer(link);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const tools = event.target.closest?.(".passage-tools");
  if (event.key === "Escape" && tools) {
    const link = tools.closest(".passage").querySelector(".passage-link");
    offer(link);
    link.focus({ preventScroll: true });
    return;
  }
  // An open tag has its own steps.
  if (document.querySelector("#evidence_panel") || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if ((event.key === "n" || event.key === "p") && marksOf().length > 0) {
    event.preventDefault();
    stepTo(event.key === "n");
  }
});

// Another tag's evidence brings the bar anew.
new MutationObserver(showSteps).observe(document.getElementById("page_content"), { childList: true });
showSteps();
