// The parts of a record stand in one line that scrolls on a phone: the open part is brought into view.
export function startTabs() {
  for (const line of document.querySelectorAll(".tabs-line ul")) {
    const open = line.querySelector("[aria-current], .open");
    if (!open || line.scrollWidth <= line.clientWidth) continue;
    const from = open.getBoundingClientRect(), to = line.getBoundingClientRect();
    line.scrollLeft += from.left + from.width / 2 - to.left - to.width / 2;
  }
}
