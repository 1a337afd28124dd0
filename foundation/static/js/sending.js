// Sending a form: once, and only when the network answers, so that what was typed stays on the page.
import { find, findAll, show } from "./words.js";
import { hold, isReached } from "./network.js";

// An answer that is a file leaves the page standing: after a while its buttons may be used again.
const FREE_AFTER = 10000;

// A page that stays while a file is saved needs a new key, or a later print would answer the earlier file.
function renew(form) {
  const once = form.matches("[data-saves-file]") && form.elements.once;
  if (once && form.dataset.sent) once.value = Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
}

function free(form) {
  renew(form);
  delete form.dataset.sent;
  delete form.dataset.sure;
  for (const button of findAll("button[data-busy]", form)) {
    button.removeAttribute("aria-disabled");
    delete button.dataset.busy;
  }
}

function markSent(form) {
  form.dataset.sent = "1";
  for (const button of findAll('button:not([type="button"], [aria-disabled])', form)) {
    button.setAttribute("aria-disabled", "true");
    button.dataset.busy = "1";
  }
  setTimeout(free, FREE_AFTER, form);
}

async function sendWhenReached(form, submitter) {
  if (await isReached()) {
    free(form);
    form.dataset.sure = "1";
    form.requestSubmit(submitter);
  } else {
    free(form);
    hold(() => form.requestSubmit(submitter));
  }
}

// The server is the truth (its own key makes a second sending harmless); this only spares the second sending.
function onSubmit(event) {
  const form = event.target;
  if (form.method !== "post" || form.matches("[data-again-form], [role=search]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.matches("[data-keep]") && !form.dataset.sure) {
    event.preventDefault();
    markSent(form);
    sendWhenReached(form, event.submitter);
    return;
  }
  markSent(form);
}

export function startSending() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[aria-disabled="true"]')) event.preventDefault();
  }, true);
  addEventListener("pageshow", () => findAll("form").forEach(free));
  const summary = find("[data-error-summary]");
  if (summary) {
    summary.focus();
    show(summary, true);
  }
}
