// A list of boxes to tick: shows its filter, hides what does not hold the letters, and counts what is ticked. A ticked box
// is never hidden, so that one sees what one sends. Without script all boxes stand there, and nothing is missing.
export function filterChoices(root) {
  root.querySelectorAll("[data-choice-list]").forEach((list) => {
    if (list.dataset.started) return;
    list.dataset.started = "yes";
    count(list);
    list.addEventListener("change", () => count(list));
    const filter = list.querySelector("[data-choice-filter]");
    if (!filter) return;
    filter.hidden = false;
    filter.addEventListener("input", () => narrow(list, filter.value));
    filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  });
}

function count(list) {
  const said = list.querySelector("[data-choice-count]");
  const text = said.dataset.choiceCount.replace("{n}", list.querySelectorAll("input:checked").length);
  if (said.textContent !== text) said.textContent = text;
}

function narrow(list, words) {
  const wanted = words.trim().toLocaleLowerCase();
  let shown = 0;
  list.querySelectorAll("li").forEach((line) => {
    const fits = line.textContent.toLocaleLowerCase().includes(wanted) || line.querySelector("input").checked;
    line.hidden = !fits;
    shown += fits;
  });
  list.querySelectorAll(".choice-group").forEach((group) => {
    group.hidden = !group.querySelector("li:not([hidden])");
  });
  list.querySelector("[data-choice-none]").hidden = shown > 0;
}
