// Tells the style sheet that scripts run. Loaded before the page is drawn.
document.documentElement.classList.add("js");
