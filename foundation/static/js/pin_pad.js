// The big keys of a PIN: each writes a figure into the box; the sixth sends nothing by itself, so that a slip can be mended.
import { find, findAll, show } from "./words.js";

export function startPinPads() {
  for (const pad of findAll("[data-pin-pad]")) {
    const box = find("input", pad);
    show(find("[data-pin-keys]", pad), true);
    pad.addEventListener("click", ({ target }) => {
      const key = target.closest("button[type=button]");
      if (!key) return;
      if ("figure" in key.dataset) box.value += key.dataset.figure;
      else box.value = "back" in key.dataset ? box.value.slice(0, -1) : "";
    });
  }
}
