// Closes the phone menu on Escape and when focus leaves it; opens details around the target of a link; on a
// phone the workspace menu starts closed.
export function closeMenus(page) {
  const menu = page.querySelector(".phone-menu");
  if (menu) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  }
  const workspace = page.querySelector(".workspace-menu");
  if (workspace && window.matchMedia("(max-width: 991px)").matches) workspace.open = false;
}
