// Long work: asks how far it is, says it in words, and goes to the result. Asking never counts as activity.
import { find, findAll, jsonOf, show } from "./words.js";

const EVERY = 1500;

async function ask(box) {
  try {
    const answer = await fetch(box.dataset.progressUrl, { headers: { Accept: "application/json", "X-Aashray-Poll": "1" }, redirect: "error" });
    if (answer.ok && say(box, await jsonOf(answer))) return;
    if (answer.status === 401 || answer.status === 404) return;
  } catch {
    // The network may come back: ask again.
  }
  setTimeout(ask, EVERY, box);
}

// Answers whether the work is over.
function say(box, { words, done, total, finished, url }) {
  const bar = find("progress", box);
  if (words) find("[data-text]", box).textContent = words;
  if (total) {
    bar.max = total;
    bar.value = done;
  }
  if (finished && url) location.assign(url);
  return Boolean(finished);
}

export function startProgress() {
  for (const box of findAll("[data-progress-url]")) {
    show(find("[data-again-link]", box), false);
    setTimeout(ask, EVERY, box);
  }
}
