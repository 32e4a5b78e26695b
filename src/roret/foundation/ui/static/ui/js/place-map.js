// A map on which one marks a point: a click sets it, the arrow keys move it, a button removes it. The point is written into
// the input below as latitude and longitude. Without script one writes a square of the map there instead.
const STEP = 4;
const LONG_STEP = 20;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function markPlaces(root) {
  root.querySelectorAll("[data-place-map]").forEach((box) => {
    const map = box.querySelector("svg");
    const input = box.parentElement.querySelector("input[type=text]");
    if (box.dataset.started || !map || !input) return;
    box.dataset.started = "yes";
    start(box, map, input);
  });
}

function start(box, map, input) {
  const say = box.dataset;
  const frame = ["west", "north", "squeeze", "scale", "margin", "stepLon", "stepLat"];
  const at = Object.fromEntries(frame.map((name) => [name, Number(say[name])]));
  map.querySelectorAll(".map-pin, .map-pin-number").forEach((old) => old.remove());
  const pin = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  pin.setAttribute("class", "map-pin map-pin-own");
  pin.setAttribute("r", "10");
  pin.setAttribute("visibility", "hidden");
  map.append(pin);
  map.setAttribute("tabindex", "0");
  map.setAttribute("role", "application");
  map.setAttribute("aria-label", say.label);
  const status = document.createElement("p");
  status.className = "place-status";
  status.setAttribute("role", "status");
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "button button-tertiary";
  remove.textContent = say.remove;
  remove.hidden = true;
  box.append(status, remove);
  let here = null;

  const areaAt = (x, y) => {
    const point = map.createSVGPoint();
    point.x = x;
    point.y = y;
    return [...map.querySelectorAll("path.map-area")].find((path) => path.isPointInFill(point));
  };
  const show = (x, y) => {
    here = [x, y];
    const inside = areaAt(x, y);
    pin.setAttribute("cx", x);
    pin.setAttribute("cy", y);
    pin.setAttribute("visibility", "visible");
    pin.classList.toggle("is-outside", !inside);
    remove.hidden = false;
    const lon = at.west + (x - at.margin) / (at.squeeze * at.scale);
    const lat = at.north - (y - at.margin) / at.scale;
    const column = String.fromCharCode(65 + Math.max(0, Math.floor((lon - at.west) / at.stepLon)));
    const square = column + (1 + Math.max(0, Math.floor((at.north - lat) / at.stepLat)));
    const area = inside ? inside.querySelector("title").textContent : "";
    status.textContent = inside ? say.set.replace("{area}", area).replace("{square}", square) : say.outside;
    return inside ? `${lat.toFixed(5)} ${lon.toFixed(5)}` : "";
  };
  const mark = (x, y) => {
    const { x: left, y: top, width, height } = map.viewBox.baseVal;
    write(show(Math.min(Math.max(x, left), left + width), Math.min(Math.max(y, top), top + height)));
  };
  const write = (text) => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const clear = (words) => {
    here = null;
    pin.setAttribute("visibility", "hidden");
    remove.hidden = true;
    status.textContent = words;
  };
  const read = () => {
    const point = input.value.match(/^\s*(-?\d+[.,]\d+)[\s,;/]+(-?\d+[.,]\d+)\s*$/);
    const square = input.value.match(/^\s*([A-Za-z])\s*[-.]?\s*(\d{1,2})\s*$/);
    let lon, lat;
    if (point) [lat, lon] = [point[1], point[2]].map((one) => Number(one.replace(",", ".")));
    else if (square) {
      lon = at.west + (square[1].toUpperCase().charCodeAt(0) - 64.5) * at.stepLon;
      lat = at.north - (Number(square[2]) - 0.5) * at.stepLat;
    } else return clear(say.empty);
    show(at.margin + (lon - at.west) * at.squeeze * at.scale, at.margin + (at.north - lat) * at.scale);
    return undefined;
  };

  map.addEventListener("click", (event) => {
    const point = map.createSVGPoint();
    point.x = event.clientX;
    point.y = event.clientY;
    const { x, y } = point.matrixTransform(map.getScreenCTM().inverse());
    mark(x, y);
  });
  map.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    if (way) {
      event.preventDefault();
      const far = event.shiftKey ? LONG_STEP : STEP;
      const { x: left, y: top, width, height } = map.viewBox.baseVal;
      const [x, y] = here || [left + width / 2, top + height / 2];
      mark(x + way[0] * far, y + way[1] * far);
    } else if (event.key === "Delete" && here) remove.click();
  });
  remove.addEventListener("click", () => {
    write("");
    clear(say.removed);
    map.focus();
  });
  input.addEventListener("change", read);
  read();
}
