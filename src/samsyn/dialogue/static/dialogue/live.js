/* The part of a page that changes is fetched again every few seconds while the page is in view.
   Without this script a link does the same. */
(() => {
  "use strict";
  for (const part of document.querySelectorAll("[data-live]")) {
    let last = part.innerHTML;
    const again = async () => {
      if (document.hidden || part.contains(document.activeElement) || part.querySelector("details[open], input:checked")) return;
      try {
        const answer = await fetch(part.dataset.live, { headers: { "X-Samsyn-Live": "1" }, credentials: "same-origin" });
        if (!answer.ok) return;
        const text = await answer.text();
        if (text !== last) { last = text; part.innerHTML = text; }
      } catch { /* the net comes back, and so do we */ }
    };
    setInterval(again, Number(part.dataset.every) * 1000);
    document.addEventListener("samsyn:refresh", again);
  }
})();
