// Lets a row or an entry with data-drag="id of a form" be dragged to an element with data-month; the form is sent with that month.
export function dragToMonths(root) {
  const rows = root.querySelectorAll("[data-drag]");
  if (!rows.length) return;
  rows.forEach((row) => {
    if (!document.getElementById(row.dataset.drag)) return;
    row.draggable = true;
    row.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", row.dataset.drag));
  });
  root.querySelectorAll("[data-month]").forEach((month) => {
    month.addEventListener("dragover", (event) => event.preventDefault());
    month.addEventListener("drop", (event) => {
      event.preventDefault();
      const form = document.getElementById(event.dataTransfer.getData("text/plain"));
      if (!form) return;
      form.elements.month.value = month.dataset.month;
      form.requestSubmit();
    });
  });
}
