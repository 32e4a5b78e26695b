// Turns an element with data-copy="text" into a button that copies it and says so.
export function offerCopyLink(root) {
  if (!navigator.clipboard) return;
  root.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const said = button.parentElement.querySelector("[data-copied]");
      if (said) said.hidden = false;
    });
  });
}
