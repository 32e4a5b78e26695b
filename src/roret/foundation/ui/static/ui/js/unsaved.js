// Asks before one leaves a form with text that has not been saved.
export function guardUnsavedText(root) {
  root.querySelectorAll("form[data-guard], form[data-leave-guard]").forEach((form) => {
    if (form.dataset.guardStarted) return;
    form.dataset.guardStarted = "yes";
    let changed = false;
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("draft-saved", () => { changed = false; });
    form.addEventListener("submit", () => { changed = false; });
    window.addEventListener("beforeunload", (event) => {
      if (changed && form.isConnected) event.preventDefault();
    });
  });
}
