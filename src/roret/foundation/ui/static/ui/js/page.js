// Starts the small behaviours. Each is its own file, none is needed: every page works without them.
import { focusErrorSummary } from "./error-summary.js";
import { countCharacters } from "./character-limit.js";
import { saveDrafts } from "./autosave.js";
import { guardUnsavedText } from "./unsaved.js";
import { offerCopyLink } from "./copy-link.js";
import { closeMenus } from "./menus.js";
import { filterChoices } from "./choice-list.js";
import { pressKeys } from "./keys.js";
import { dragToMonths } from "./wheel.js";
import { keepTyped } from "./keep.js";
import { pressChords } from "./chords.js";
import { takeSelectedWords } from "./selected-words.js";
import { markPlaces } from "./place-map.js";

function start(root) {
  focusErrorSummary(root);
  countCharacters(root);
  saveDrafts(root);
  guardUnsavedText(root);
  offerCopyLink(root);
  filterChoices(root);
  pressKeys(root);
  takeSelectedWords(root);
  markPlaces(root);
  dragToMonths(root);
  keepTyped(root);
  pressChords(root);
}

start(document);
closeMenus(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.target));
