// A box that finds a value in a long facet. It searches what is listed; the page says where rarer ones are.

const typed = new Map(); // by facet, kept while results come and go

const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function setUp(place) {
  const facet = place.closest("fieldset");
  const values = [...facet.querySelectorAll("li")];
  const legend = facet.querySelector("legend").textContent;
  const box = document.createElement("input");
  box.type = "search";
  box.className = "facet-search";
  box.placeholder = `Find in ${values.length}`;
  box.setAttribute("aria-label", `Find in ${legend}`);
  box.autocomplete = "off";
  const count = document.createElement("p");
  count.className = "visually-hidden";
  count.setAttribute("role", "status");

  const apply = () => {
    const wanted = folded(box.value.trim());
    typed.set(legend, box.value);
    const shown = new Set();
    let found = 0;
    for (const value of values) {
      if (wanted === "" || !folded(value.querySelector(".facet-name").textContent).includes(wanted)) continue;
      found += 1;
      for (let at = value; at && at !== facet; at = at.parentElement.closest("li")) shown.add(at);
    }
    for (const value of values) value.hidden = wanted !== "" && !shown.has(value);
    for (const fold of facet.querySelectorAll("details.facet-more")) {
      const holds = wanted !== "" && [...fold.querySelectorAll("li")].some((value) => shown.has(value));
      if (holds && !fold.open) {
        fold.open = true;
        fold.dataset.found = ""; // opened here, and closed again when the box is emptied
      } else if (!holds && fold.dataset.found !== undefined) {
        fold.open = false;
        delete fold.dataset.found;
      }
    }
    facet.classList.toggle("facet-searched", wanted !== "");
    count.textContent = wanted === "" ? "" : found === 1 ? "1 value" : `${found} values`;
  };

  box.addEventListener("input", apply);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || box.value === "") return;
    event.preventDefault();
    box.value = "";
    apply();
  });
  place.append(box, count);
  box.value = typed.get(legend) ?? "";
  if (box.value !== "") apply();
}

function setUpAll() {
  for (const place of document.querySelectorAll(".facet-find")) setUp(place);
}

setUpAll();
document.addEventListener("materia:results", setUpAll);
