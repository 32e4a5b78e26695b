// Sends a draft of a form a few seconds after the last key, to the address in data-autosave (or data-draft-url, with
// draft=1 as the form's own button "Save draft" does). Only when the server has taken it is it said to be saved.
const PAUSE = 3000;

export function saveDrafts(root) {
  root.querySelectorAll("form[data-autosave], form[data-draft-url]").forEach((form) => {
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
  data.set("draft", "1");
  const address = form.dataset.autosave || form.dataset.draftUrl;
  let saved = false;
  try {
    saved = (await fetch(address, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } })).ok;
  } catch {
    saved = false;
  }
  say(form, saved);
  if (saved) form.dispatchEvent(new CustomEvent("draft-saved"));
}

function say(form, saved) {
  let status = form.querySelector("[data-saved]");
  if (!status) {
    status = document.createElement("p");
    status.className = "form-saved";
    status.setAttribute("role", "status");
    status.dataset.saved = "";
    form.append(status);
  }
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  status.textContent = saved ? document.body.dataset.draftSaved.replace("{time}", time) : "";
}
