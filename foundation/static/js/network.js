// Says whether there is a network, and holds what was to be sent until there is.
import { find, show } from "./words.js";

const held = { send: null, clock: 0 };
const ASK_AGAIN = 4000;

export function hold(send) {
  held.send = send;
  const note = find("[data-offline-note]");
  show(note, true);
  if (!note) return;
  show(find("[data-held]", note), Boolean(send));
  show(find("[data-try]", note), Boolean(send));
  if (send) waitForHouse();
  if (send) note.scrollIntoView({ block: "nearest" });
}

// No event tells that a house which was off stands again: while something waits, it is asked.
function waitForHouse() {
  clearTimeout(held.clock);
  held.clock = setTimeout(async () => {
    const is_up = await isReached();
    if (!held.send) return;
    if (is_up) sendHeld();
    else waitForHouse();
  }, ASK_AGAIN);
}

function sendHeld() {
  const { send } = held;
  held.send = null;
  clearTimeout(held.clock);
  show(find("[data-offline-note]"), false);
  if (send) send();
}

// Asks the server for a sign of life; a phone often says "online" where nothing answers.
export async function isReached() {
  if (!navigator.onLine) return false;
  try {
    const answer = await fetch("/health", { cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(10000) });
    return answer.ok;
  } catch {
    return false;
  }
}

function sayNetwork() {
  const place = find("[data-network]");
  const is_up = navigator.onLine;
  if (place) {
    show(place, true);
    show(find("[data-up]", place), is_up);
    show(find("[data-down]", place), !is_up);
    find("[data-text]", place).textContent = is_up ? place.dataset.online : place.dataset.offline;
  }
  if (!is_up) hold(held.send);
  else sendHeld();
}

export function startNetwork() {
  addEventListener("online", sayNetwork);
  addEventListener("offline", sayNetwork);
  find("[data-try]")?.addEventListener("click", sendHeld);
  sayNetwork();
}
