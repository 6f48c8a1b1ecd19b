// Makes the pages quicker to use. Everything works without it, only with one more click.

const form = document.getElementById("search_form");
const text = document.getElementById("search_text");

// Where the reader was, kept over the reload that a ticked box causes.
const placeKey = "materia.place";

function leave(control) {
  const panel = control.closest("details.unfold-wide");
  const place = { top: window.scrollY, name: control.name, value: control.value, open: Boolean(panel?.open) };
  sessionStorage.setItem(placeKey, JSON.stringify(place));
}

function comeBack() {
  const place = JSON.parse(sessionStorage.getItem(placeKey) ?? "null");
  sessionStorage.removeItem(placeKey);
  const control = [...(place ? form.elements : [])].find(
    (one) => one.name === place.name && one.value === place.value && one.type !== "search");
  if (!control) return;
  const panel = control.closest("details.unfold-wide");
  if (panel) panel.open = place.open;
  control.closest("details.facet-more")?.setAttribute("open", "");
  window.scrollTo(0, place.top);
  control.focus({ preventScroll: true });
}

if (form) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.form !== form || target === text) return;
    leave(target);
    form.requestSubmit();
  });
  comeBack();
  // Back shows the page as it was left, its boxes too; the address is what counts.
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) form.reset(); });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !text) return;
  event.preventDefault();
  text.focus();
  text.select();
});

// Browsers whose style sheets can't show what a closed <details> holds.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 60rem)").matches) {
  for (const panel of document.querySelectorAll("details.unfold-wide")) panel.open = true;
}
