// Counts down the characters of a long text, and says so aloud only when the writer pauses.
const PAUSE = 1000;

export function countCharacters(root) {
  root.querySelectorAll("[data-limit-for]").forEach((counter) => {
    const field = document.getElementById(counter.dataset.limitFor);
    if (!field || counter.dataset.started) return;
    counter.dataset.started = "yes";
    const spoken = spokenCopy(counter);
    let timer = 0;
    const show = () => {
      const left = Number(field.dataset.limit) - field.value.length;
      const pattern = left < 0 ? counter.dataset.limitOver : counter.dataset.limitLeft;
      const figure = Math.abs(left).toLocaleString(document.documentElement.lang);
      counter.textContent = pattern.replace("{n}", figure);
      counter.classList.toggle("limit-exceeded", left < 0);
      clearTimeout(timer);
      timer = setTimeout(() => { spoken.textContent = counter.textContent; }, PAUSE);
    };
    field.addEventListener("input", show);
    if (field.value) show();
  });
}

function spokenCopy(counter) {
  const spoken = document.createElement("span");
  spoken.className = "sr-only";
  spoken.setAttribute("aria-live", "polite");
  counter.after(spoken);
  return spoken;
}
