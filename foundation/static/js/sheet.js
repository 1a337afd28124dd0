// The attendance sheet: counts in words as marks change, and the reasons of a known absence when it is touched.
import { find, findAll, inDigits, show } from "./words.js";

function countsOf(form) {
  const counts = { present: 0, unsaid: 0 };
  for (const line of findAll(".attendance > li", form)) {
    const mark = find('input[name^="mark-"]:checked', line)?.value;
    const reason = find('input[name^="reason-"]:checked', line)?.value;
    const kind = mark === "absent" ? reason ?? "unsaid" : "present";
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function sayCounts(form) {
  const counts = countsOf(form);
  for (const place of findAll("[data-count]", form)) {
    const count = counts[place.dataset.count] ?? 0;
    const [before, after = ""] = place.dataset.words.split("{n}");
    const figure = document.createElement("b");
    figure.textContent = inDigits(count);
    place.replaceChildren(before, figure, after);
    show(place, count > 0 || place.dataset.count === "present");
  }
}

export function startSheets() {
  for (const form of findAll("form[data-sheet]")) {
    form.addEventListener("change", () => sayCounts(form));
    form.addEventListener("click", (event) => {
      if (event.target.closest(".a")) event.target.closest("li.is-known")?.classList.add("opened");
    });
    sayCounts(form);
  }
}
