// Keeps what is being typed on the server as the writer's own draft; nothing is kept in the browser.
import { csrf, fill, find, findAll, jsonOf, show } from "./words.js";
import { openAgain, wasActive } from "./session.js";

const PAUSE = 1500;
const MACHINERY = ["csrf_token", "once", "version", "draft_place", "password", "code"];

// Answers the form's fields as {name: value or [values]}, without files and machinery.
function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (MACHINERY.includes(name) || typeof value !== "string") continue;
    fields[name] = name in fields ? [fields[name], value].flat() : value;
  }
  return fields;
}

async function keep(form) {
  let answer;
  try {
    answer = await fetch(form.dataset.draftUrl, {
      method: "PUT",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf() },
      body: JSON.stringify({ fields: fieldsOf(form) }),
      redirect: "manual",
    });
  } catch {
    form.dataset.unkept = "1";
    return;
  }
  if (answer.status === 401 || answer.type === "opaqueredirect") openAgain();
  if (!answer.ok) return;
  delete form.dataset.unkept;
  wasActive();
  sayKept(form, (await jsonOf(answer)).kept_at);
}

function sayKept(form, kept_at) {
  const line = find("[data-draft-line]");
  if (!line || !kept_at) return;
  find("[data-text]", line).textContent = fill(line.dataset.words, { time: kept_at });
  show(line, true);
}

// Whoever hands the phone over while she types: the last words are kept first, then the phone goes on.
function keepBeforeHandOver(unkept) {
  for (const leaving of findAll("form[data-hand-over]")) {
    leaving.addEventListener("submit", async (event) => {
      if (!unkept.size) return;
      event.preventDefault();
      await Promise.all([...unkept].map(keep));
      leaving.submit();
    });
  }
}

export function startDrafts() {
  const unkept = new Set();
  keepBeforeHandOver(unkept);
  for (const form of findAll("form[data-draft-url]")) {
    let timer;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      unkept.add(form);
      timer = setTimeout(() => { unkept.delete(form); if (!form.dataset.sent) keep(form); }, PAUSE);
    });
    form.addEventListener("submit", () => clearTimeout(timer));
    addEventListener("online", () => { if (form.dataset.unkept) keep(form); });
    document.addEventListener("signed-in-again", () => keep(form));
  }
}
