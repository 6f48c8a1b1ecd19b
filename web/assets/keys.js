// Keys for those who like them, and a list of them. None is heard while something is typed.

const keys = [
  ["/", "go to the search box"],
  ["j", "next article of the list"],
  ["k", "the one before"],
  ["Enter", "open it"],
  ["n", "next mark in an article"],
  ["p", "the mark before"],
  ["?", "show these keys"],
  ["Esc", "close what is open, empty a box"],
];

const isTyped = (target) =>
  target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function element(name, content, ...children) {
  const made = document.createElement(name);
  made.textContent = content;
  made.append(...children);
  return made;
}

function makeDialog() {
  const dialog = element("dialog", "");
  dialog.className = "keys";
  const list = element("dl", "");
  for (const [key, what] of keys) {
    list.append(element("div", "", element("dt", "", element("kbd", key)), element("dd", what)));
  }
  const close = element("button", "Close");
  close.className = "button";
  const way = element("form", "", close);
  way.method = "dialog";
  const title = element("h2", "Keys");
  title.id = "keys_title";
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(title, list, way);
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); }); // beside it
  document.body.append(dialog);
  return dialog;
}

const dialog = makeDialog();
const opener = element("button", "Keys");
opener.type = "button";
opener.className = "text-button";
opener.addEventListener("click", () => dialog.showModal());
document.querySelector(".site-footer p:last-of-type")?.append(" ", opener);

// The link of the article that has the focus is where j and k start.
function move(by) {
  const links = [...document.querySelectorAll(".hits h3 a")];
  if (links.length === 0) return;
  const hit = document.activeElement.closest?.(".hits > li");
  const at = hit ? links.findIndex((link) => hit.contains(link)) : by > 0 ? -1 : links.length;
  const link = links[Math.min(Math.max(at + by, 0), links.length - 1)];
  link.focus({ preventScroll: true, focusVisible: true });
  link.closest("li").scrollIntoView({ block: "nearest" });
}

const pressed = {
  "/": () => {
    const text = document.getElementById("search_text");
    text?.focus();
    text?.select();
  },
  "j": () => move(1),
  "k": () => move(-1),
  "?": () => dialog.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyped(event.target) || dialog.open) return;
  const does = pressed[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});
