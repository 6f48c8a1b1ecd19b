// The review desk from the keyboard, and without a new page for every decision. Without this file each button is a form
// that comes back to where it was pressed.

const desk = () => document.getElementById("desk");

// What keys step through: tags, and the end of each article. Those that are folded away are passed over.
const items = () => [...desk().querySelectorAll("[data-item]")].filter((one) => one.checkVisibility());
const current = () => document.activeElement?.closest("[data-item]");

function focusItem(item) {
  item?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: "nearest" });
}

function step(forward) {
  const all = items();
  const at = all.indexOf(current());
  focusItem(all[at < 0 ? (forward ? 0 : all.length - 1) : Math.min(Math.max(at + (forward ? 1 : -1), 0), all.length - 1)]);
}

function showHelp() {
  for (const help of desk().querySelectorAll(".key-help")) help.hidden = false;
}

// Sends a form as its button would and puts the desk that comes back in the place of this one.
async function send(form, button) {
  const sent = new URLSearchParams(new FormData(form));
  if (button?.name) sent.set(button.name, button.value);
  // Not form.action: that is the button of this name.
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const other = page.getElementById("desk");
  if (!answer.ok || !other) {
    // Signed out, or refused: the page that says so.
    document.documentElement.replaceChildren(...page.documentElement.childNodes);
    return false;
  }
  desk().replaceWith(other);
  showHelp();
  return true;
}

// Presses a button. Then the focus is on the next item, or on the one in its place where it is gone.
async function press(button, stay) {
  const item = button.closest("[data-item]");
  const before = items();
  const at = before.indexOf(item);
  const isArticle = item?.tagName === "FOOTER";
  const next = isArticle ? undefined : before[stay ? at : at + 1];
  // The first item of the article that follows, as this one will be gone.
  const first = isArticle ? before.findIndex((one) => item.closest("article").contains(one)) : -1;
  desk().classList.add("is-working");
  if (!(await send(button.form, button))) return;
  const after = items();
  focusItem((next && document.getElementById(next.id)) ?? after[isArticle ? Math.min(first, after.length - 1) : at] ?? desk());
}

// One after the other, so that quick keys act on what is there by then.
let work = Promise.resolve();
function then(what) {
  work = work.then(what).catch(() => window.location.reload());
}

const wanted = { y: ["confirm", "add", "done"], n: ["deny"], u: ["undo"] };

function act(key) {
  const item = current();
  const scope = item ?? (key === "u" ? desk().querySelector(".desk-last") : null);
  const button = scope && [...scope.querySelectorAll("button[name=action]")].find((one) => wanted[key].includes(one.value));
  if (button) return press(button, key === "u");
  if (key === "y" && item) step(true); // confirmed already
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !desk()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    then(() => step(event.key === "j"));
  } else if (event.key in wanted) {
    event.preventDefault();
    then(() => act(event.key));
  }
});

document.addEventListener("submit", (event) => {
  if (!event.target.closest("#desk") || !event.submitter) return;
  event.preventDefault();
  const button = event.submitter;
  then(() => press(button, button.value === "undo"));
});

showHelp();
