// Words that are marked in a text with the mouse or the keyboard stand in the field that takes them; one may also copy them.
export function takeSelectedWords(root) {
  root.querySelectorAll("[data-select-into]").forEach((text) => {
    const field = document.getElementById(text.dataset.selectInto);
    if (!field || text.dataset.started) return;
    text.dataset.started = "yes";
    document.addEventListener("selectionchange", () => {
      const marked = document.getSelection();
      const words = marked.toString().trim();
      if (words && text.contains(marked.anchorNode) && text.contains(marked.focusNode)) field.value = words;
    });
  });
}
