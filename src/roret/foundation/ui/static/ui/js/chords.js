// Keys held together for those who write all the time: what carries data-chord="ctrl+enter" is pressed in the item one is in.
// alt+arrowdown and alt+arrowup go to the next and the previous item; data-now writes the time of day in the first empty time.
export function pressChords(root) {
  const area = root.querySelector("[data-chords]");
  if (!area || area.dataset.chordsStarted) return;
  area.dataset.chordsStarted = "yes";
  area.querySelectorAll("[data-now]").forEach((button) => button.addEventListener("click", () => writeNow(button.form)));
  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey ? "ctrl" : event.altKey ? "alt" : "";
    if (held && press(area, `${held}+${event.key?.toLowerCase()}`, event.target)) event.preventDefault();
  });
}

function press(area, chord, target) {
  const items = [...area.querySelectorAll("[data-chord-item]")];
  const here = target.closest("[data-chord-item]") || items.find((item) => item.open) || items[0];
  if (!here) return false;
  if (chord === "alt+arrowdown" || chord === "alt+arrowup") {
    return !target.matches("select") && go(items[items.indexOf(here) + (chord.endsWith("down") ? 1 : -1)]);
  }
  const found = here.querySelector(`[data-chord="${CSS.escape(chord)}"]`);
  found?.click();
  return Boolean(found);
}

function go(item) {
  if (!item) return true;
  item.open = true;
  item.querySelector("textarea").focus();
  item.scrollIntoView({ block: "start" });
  return true;
}

function writeNow(form) {
  const fields = [...form.querySelectorAll("input[type=time]")];
  const field = fields.find((one) => !one.value) || fields.at(-1);
  field.value = new Date().toTimeString().slice(0, 5);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
