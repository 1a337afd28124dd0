// A tap on the body map names the region in the form's list and keeps the point; without script the list serves.
import { find, findAll } from "./words.js";

function pointOf(event, drawing) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
  return [Math.round(point.x), Math.round(point.y)];
}

function regionAt(regions, figure, x, y) {
  return regions.find(
    ([of, , left, top, right, foot]) => of === figure && x >= left && x <= right && y >= top && y <= foot,
  )?.[1];
}

function showPoint(map, drawing, x, y) {
  for (const ring of findAll(".tapped", map)) {
    const isHere = ring.ownerSVGElement === drawing;
    ring.setAttribute("cx", isHere ? x : -20);
    ring.setAttribute("cy", isHere ? y : -20);
  }
}

function startMap(map) {
  const place = find('select[name="place"]');
  const form = place?.form;
  if (!form) return;
  const regions = JSON.parse(map.dataset.regions);
  const fields = { x: form.elements.namedItem("x"), y: form.elements.namedItem("y") };
  map.classList.add("can-tap");
  map.addEventListener("click", (event) => {
    const drawing = event.target.closest("svg[data-figure]");
    if (!drawing) return;
    const [x, y] = pointOf(event, drawing);
    const region = regionAt(regions, drawing.dataset.figure, x, y);
    if (!region) return;
    place.value = `${drawing.dataset.figure}:${region}`;
    fields.x.value = x;
    fields.y.value = y;
    showPoint(map, drawing, x, y);
  });
  place.addEventListener("change", () => {
    fields.x.value = "";
    fields.y.value = "";
    showPoint(map, null, 0, 0);
  });
}

export function startBodyMaps() {
  for (const map of findAll("[data-body-map]")) startMap(map);
}
