// After a failed try the summary of errors is read first, and its links lead into the fields.
export function focusErrorSummary(root) {
  const summary = root.querySelector("[data-module=error-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!field) return;
    event.preventDefault();
    const group = field.closest(".form-group");
    (group || field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
