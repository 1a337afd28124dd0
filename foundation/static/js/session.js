// Warns before the session ends, and lets the same person sign in again over the page so that nothing typed is lost.
import { csrf, fill, find, inDigits, jsonOf, renewCsrf, show } from "./words.js";

const WARN_BEFORE = 120000;
const ends = { idle: Infinity, absolute: Infinity, idle_for: 0 };
// Other tabs of the same browser share the session: activity in one counts in all.
const tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("session") : null;

// Typing that reached the server, a page opened, or Stay: the idle time begins anew.
export function wasActive() {
  ends.idle = Date.now() + ends.idle_for;
  tabs?.postMessage(ends.idle);
  show(find("[data-session-note]"), false);
}

async function stay() {
  try {
    const answer = await fetch("/session/stay", { method: "POST", headers: { "X-CSRFToken": csrf(), Accept: "application/json" }, redirect: "manual" });
    if (answer.ok) {
      takeLimits(await jsonOf(answer));
      wasActive();
    } else openAgain();
  } catch {
    // Without a network the page stays as it is; the warning goes on.
  }
}

function takeLimits({ idle_seconds, absolute_seconds, idleSeconds = idle_seconds, absoluteSeconds = absolute_seconds }) {
  if (idleSeconds) ends.idle_for = idleSeconds * 1000;
  if (absoluteSeconds) ends.absolute = Date.now() + absoluteSeconds * 1000;
}

export function openAgain() {
  const dialog = find("[data-again]");
  if (!dialog || dialog.open) return;
  show(find("[data-session-note]"), false);
  dialog.showModal();
}

async function signInAgain(event) {
  event.preventDefault();
  const form = event.target;
  const message = find("[data-message]", form);
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json", "X-CSRFToken": csrf() }, redirect: "error" });
    const said = await jsonOf(answer);
    if (!answer.ok) {
      message.textContent = said.message || message.dataset.refused;
      if (said.csrf_token) renewCsrf(said.csrf_token);
      return;
    }
    if (said.location) {
      location.assign(said.location);
      return;
    }
    renewCsrf(said.csrf_token);
    takeLimits(said);
    form.reset();
    renewCsrf(said.csrf_token);
    message.textContent = "";
    form.closest("dialog").close();
    wasActive();
    document.dispatchEvent(new CustomEvent("signed-in-again"));
  } catch {
    message.textContent = message.dataset.noNetwork;
  }
}

function look() {
  const left = Math.min(ends.idle, ends.absolute) - Date.now();
  const note = find("[data-session-note]");
  if (left <= 0) openAgain();
  else if (left <= WARN_BEFORE && note) {
    const minutes = Math.max(1, Math.ceil(left / 60000));
    const words = minutes === 1 ? note.dataset.minute : fill(note.dataset.minutes, { n: inDigits(minutes) });
    const text = find("[data-text]", note);
    if (text.textContent !== words) text.textContent = words;
    show(note, true);
    show(find("[data-stay]", note), ends.absolute - Date.now() > WARN_BEFORE);
  }
}

export function startSession() {
  const { idleSeconds, absoluteSeconds } = document.body.dataset;
  const dialog = find("[data-again]");
  if (!dialog || !(idleSeconds || absoluteSeconds)) return;
  takeLimits({ idleSeconds, absoluteSeconds });
  if (idleSeconds) wasActive();
  tabs?.addEventListener("message", ({ data }) => {
    ends.idle = Math.max(ends.idle, data);
    show(find("[data-session-note]"), false);
  });
  find("[data-stay]")?.addEventListener("click", stay);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  find("[data-again-form]").addEventListener("submit", signInAgain);
  setInterval(look, 5000);
  look();
}
