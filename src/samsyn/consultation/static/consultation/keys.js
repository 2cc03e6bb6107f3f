// The desk's keys. Every key has an element with data-key that does the same without script; nothing is only here.
// Single keys can be turned off (WCAG 2.1.4); the choice stays in this browser.
(() => {
  "use strict";
  const bar = document.querySelector(".keybar");
  if (!bar) return;
  const KEPT = "samsyn-keys";
  const kept = () => { try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; } };
  let on = kept();

  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.className = "link keys-toggle";
  const say = () => {
    toggle.textContent = `${bar.dataset.keys} ${on ? bar.dataset.on : bar.dataset.off}`;
    toggle.setAttribute("aria-pressed", String(on));
    document.documentElement.classList.toggle("keys-off", !on);
  };
  toggle.addEventListener("click", () => {
    on = !on;
    try { localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* the choice then lasts for this page */ }
    say();
  });
  bar.append(toggle);
  say();

  const writes = (element) => element.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  const open = (summary) => {
    const details = summary.parentElement;
    details.open = !details.open;
    const first = details.open && details.querySelector("input:not([type=hidden]), button");
    (first || summary).focus();
    details.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement || document.body;
    if (event.key === "Escape" && at !== document.body) {
      at.blur();
      return;
    }
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || writes(at)) return;
    const acts = at.closest("a[href], button, summary") || at.form && at.form.id !== "bestam";
    if (event.key === "Enter" && acts) return; // what is focused does what it says
    const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!found) return;
    event.preventDefault();
    if (found.matches("summary")) open(found);
    else if (found.matches("input:not([type=radio]), select")) found.focus();
    else found.click();
  });
})();
