// Listen (the browser's own voices; nothing is sent anywhere by the page) and print. Without the script neither is shown.
"use strict";
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
      const own = part.matches("p, h1, h2, h3, h4, li") ? [part] : part.querySelectorAll("h1, h2, h3, h4, h5, p:not(.thread-marks, .tools, .meta), li");
      for (const one of own) {
        const copy = one.cloneNode(true);
        for (const left of copy.querySelectorAll("a.stycke, .unseen, button")) left.remove();
        const words = copy.textContent.trim();
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
