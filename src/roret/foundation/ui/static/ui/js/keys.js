// Single keys for those who look a pile through. j and k go along the rows of a list; any other key presses what carries it
// (data-key). They are off while one types, and can be switched off (WCAG 2.1.4); the choice is kept in this browser.
const STORED = "roret-keys-off";

export function pressKeys(root) {
  const help = root.querySelector("[data-keys]");
  if (!help || help.dataset.started) return;
  help.dataset.started = "yes";
  const box = help.querySelector("[data-keys-switch]");
  box.checked = localStorage.getItem(STORED) === null;
  box.addEventListener("change", () =>
    box.checked ? localStorage.removeItem(STORED) : localStorage.setItem(STORED, "yes"),
  );
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (press(event.key)) event.preventDefault();
  });
}

function isTyping(target) {
  return target.isContentEditable || (target.matches("input, textarea, select") && target.type !== "checkbox");
}

function press(key) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (rows.length && (key === "j" || key === "k")) return walk(rows, key === "j" ? 1 : -1);
  if (rows.length && key === "x") return tick(document.activeElement.closest("[data-row]"));
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!found) return false;
  found.click();
  found.focus();
  return true;
}

function walk(rows, step) {
  const here = rows.indexOf(document.activeElement.closest("[data-row]"));
  const row = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  row.querySelector("a").focus();
  row.scrollIntoView({ block: "nearest" });
  return true;
}

function tick(row) {
  if (row) row.querySelector("input[type=checkbox]").click();
  return Boolean(row);
}
