// Closes the phone menu on Escape and when focus leaves it; opens details around the target of a link, and all of
// them before the page is printed; on a phone the workspace menu starts closed.
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
  openTarget(page);
  window.addEventListener("hashchange", () => openTarget(page));
  window.addEventListener("beforeprint", () => openForPrint(page));
  window.addEventListener("afterprint", () => page.querySelectorAll("[data-opened-for-print]").forEach(closeAgain));
}

function openTarget(page) {
  const target = window.location.hash.length > 1 && page.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (!target) return;
  for (let around = target.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  target.scrollIntoView();
}

function openForPrint(page) {
  page.querySelectorAll("main details:not([open], .picture-data, .filters)").forEach((details) => {
    details.dataset.openedForPrint = "";
    details.open = true;
  });
}

function closeAgain(details) {
  details.open = false;
  delete details.dataset.openedForPrint;
}
