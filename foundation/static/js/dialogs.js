// Opens and leaves the dialogs of acts that cannot be undone; without script their links lead to a page instead.
import { find } from "./words.js";

export function startDialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    }
    if (event.target.closest?.("[data-leave-dialog]")) event.target.closest("dialog").close();
  });
  const open_now = find("dialog[data-open-now]");
  if (open_now) open_now.showModal();
}
