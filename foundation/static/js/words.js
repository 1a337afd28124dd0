// Small tools of the face: finding, sentences with a gap, numbers in the page's digits, the CSRF token.
export const find = (selector, within = document) => within.querySelector(selector);
export const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];
export const inDigits = (number) => new Intl.NumberFormat(document.documentElement.lang.startsWith("bn") ? "bn-IN" : "en-IN").format(number);
export const fill = (sentence, gaps) => sentence.replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole);
export const show = (element, is_shown) => { if (element) element.hidden = !is_shown; };

export const csrf = () => document.body.dataset.csrf || "";

// A fresh token is put into every form of the page, and kept for the drafts.
export function renewCsrf(token) {
  document.body.dataset.csrf = token;
  for (const input of findAll('input[name="csrf_token"]')) input.value = token;
}

// Answers the JSON of an answer, or an empty object where there is none.
export const jsonOf = (answer) => answer.json().catch(() => ({}));
