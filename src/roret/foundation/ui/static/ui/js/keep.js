// Keeps what is typed in a form with data-keep in this browser until the server has it, and sends it again when the connection
// is back. Each writing has a token, so that what came through although the answer was lost is not sent as another's.
const PAUSE = 2500;
const AGAIN = 8000;
const LEFT_OUT = ["csrfmiddlewaretoken", "next", "conclude"];

export function keepTyped(root) {
  root.querySelectorAll("form[data-keep]").forEach((form) => {
    if (form.dataset.keepStarted) return;
    form.dataset.keepStarted = "yes";
    restore(form);
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => { store(form); later(form, PAUSE); });
    form.addEventListener("submit", () => { clearTimeout(form.keepTimer); form.keepTimer = 0; });
    window.addEventListener("online", () => read(form) && later(form, 0));
  });
}

const place = (form) => `roret-keep:${form.dataset.keep}`;

function read(form) {
  try {
    return JSON.parse(localStorage.getItem(place(form)));
  } catch {
    return null;
  }
}

function store(form) {
  form.elements.token.value = crypto.randomUUID();
  const fields = [...new FormData(form)].filter(([name, value]) => !LEFT_OUT.includes(name) && typeof value === "string");
  localStorage.setItem(place(form), JSON.stringify({ token: form.elements.token.value, fields }));
  say(form, "kept");
}

function restore(form) {
  const kept = read(form);
  if (!kept) return;
  if (kept.token === form.dataset.keepToken) return localStorage.removeItem(place(form));
  if ("keepBound" in form.dataset) return; // the page shows what was sent, beside what is saved now
  put(form, kept.fields);
  form.closest("details")?.setAttribute("open", "");
  say(form, "kept");
  later(form, 0);
}

function put(form, fields) {
  const names = new Set(fields.map(([name]) => name));
  for (const element of form.elements) if (element.type === "checkbox") element.checked = false;
  for (const [name, value] of fields) {
    const all = [...form.elements].filter((element) => element.name === name);
    const box = all.find((element) => element.type === "checkbox" && element.value === value);
    const rows = name === "rows" && all.some((element) => element.value === value);
    if (box) box.checked = true;
    else if (all.length && name !== "rows") all[0].value = value;
    else if (!rows && names.has("rows")) add(form, name, value);
  }
}

function add(form, name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

function later(form, pause) {
  clearTimeout(form.keepTimer);
  form.keepTimer = setTimeout(() => send(form), pause);
}

async function send(form) {
  const token = form.elements.token.value;
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } });
  } catch {
    answer = null;
  }
  if (!form.keepTimer) return; // sent by its button meanwhile
  if (answer?.status === 403) await renewProtection(form);
  if (answer?.ok && !answer.redirected) return taken(form, token, await answer.json());
  if (answer?.status === 409) return say(form, "clash");
  if (answer?.status === 422) return say(form, "refused", (await answer.json()).errors.join(" "));
  say(form, "offline");
  later(form, AGAIN);
}

function taken(form, token, { version, time }) {
  form.elements.version.value = version;
  form.dataset.keepToken = token;
  if (read(form)?.token !== token) return later(form, PAUSE);
  localStorage.removeItem(place(form));
  say(form, "saved", "", time);
}

// After signing in anew the protection against forgery is another.
async function renewProtection(form) {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    form.elements.csrfmiddlewaretoken.value = page.querySelector("[name=csrfmiddlewaretoken]").value;
  } catch {
    return;
  }
}

function say(form, what, more = "", time = "") {
  const status = form.querySelector("[data-keep-status]");
  const words = form.closest("[data-keep-words]").dataset[what].replace("{time}", time);
  if (status.textContent !== `${words} ${more}`.trim()) status.textContent = `${words} ${more}`.trim();
}
