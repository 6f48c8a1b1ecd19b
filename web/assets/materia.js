// Makes the pages quicker to use. Everything works without it, only with one more click.

const form = document.getElementById("search_form");
const text = document.getElementById("search_text");

if (form) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.form === form && target !== text) form.requestSubmit();
  });
  // Back shows the page as it was left, its boxes too; the address is what counts.
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) form.reset(); });
}

// Browsers whose style sheets can't show what a closed <details> holds.
function unfold() {
  if (CSS.supports("selector(::details-content)") || !matchMedia("(min-width: 60rem)").matches) return;
  for (const panel of document.querySelectorAll("details.unfold-wide")) panel.open = true;
}
unfold();
document.addEventListener("materia:results", unfold);
