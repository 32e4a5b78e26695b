// Sends a draft of a form to the address in data-autosave a few seconds after the last key.
// The server answers with the sentence to show ("Saved at 14.02"); when it cannot, nothing is claimed.
const PAUSE = 3000;

export function saveDrafts(root) {
  root.querySelectorAll("form[data-autosave]").forEach((form) => {
    if (form.dataset.autosaveStarted) return;
    form.dataset.autosaveStarted = "yes";
    let timer = 0;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => save(form), PAUSE);
    });
    form.addEventListener("submit", () => clearTimeout(timer));
  });
}

async function save(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  const status = form.querySelector("[data-saved]");
  try {
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
    const text = answer.ok ? await answer.text() : "";
    if (status) status.textContent = text.slice(0, 200);
    if (answer.ok) form.dispatchEvent(new CustomEvent("draft-saved"));
  } catch {
    if (status) status.textContent = "";
  }
}
