// Listen (the browser's own voices; nothing is sent anywhere by the page) and print. Without the script neither is shown.
"use strict";
const BLOCKS = "h1, h2, h3, h4, h5, p, li, dt, dd, th, td, figcaption";
const UNSAID = ".thread-marks, .tools, .meta";
for (const tools of document.querySelectorAll(".tools")) {
  tools.hidden = false;
  tools.querySelector("[data-print]").addEventListener("click", () => window.print());
  const button = tools.querySelector("[data-listen]");
  if (!("speechSynthesis" in window)) { button.hidden = true; continue; }
  const start = button.textContent;
  const reset = () => { button.textContent = start; };
  const pieces = () => {
    const found = [];
    for (const part of document.querySelectorAll(button.dataset.listen)) {
      const own = part.matches(BLOCKS) ? [part] : part.querySelectorAll(BLOCKS);
      for (const one of own) {
        if (one.matches(UNSAID) || one.closest("form")) continue;
        const copy = one.cloneNode(true); // a block inside this one is said by itself
        for (const left of copy.querySelectorAll(`a.stycke, .unseen, button, ${BLOCKS}`)) left.remove();
        const words = copy.textContent.replaceAll("\u00ad", "").trim(); // without soft hyphens
        if (words) found.push([words, one.closest("[lang]").lang]);
      }
    }
    return found;
  };
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) { speechSynthesis.cancel(); reset(); return; }
    button.textContent = button.dataset.stop;
    const all = pieces();
    all.forEach(([words, language], at) => {
      const said = new SpeechSynthesisUtterance(words);
      said.lang = language === "sv" ? "sv-SE" : language;
      if (at === all.length - 1) said.addEventListener("end", reset);
      said.addEventListener("error", reset);
      speechSynthesis.speak(said);
    });
    if (!all.length) reset();
  });
}
window.addEventListener("pagehide", () => { if ("speechSynthesis" in window) speechSynthesis.cancel(); });
