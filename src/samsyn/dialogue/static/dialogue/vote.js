/* An answer is sent without leaving the page, and the next statement comes in its place. When the net is away the
   answer stays here and is sent again until it has come through. Without this script the form is an ordinary form. */
(() => {
  "use strict";
  const part = document.querySelector("[data-ballot]"), line = document.querySelector(".kept");
  if (!part || !line) return;
  let waking = 0, again = null;

  part.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !button.name) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target));
    body.set(button.name, button.value);
    for (const one of event.target.querySelectorAll("button")) one.disabled = true;
    button.classList.add("chosen");
    send(body);
  });

  async function send(body) {
    clearTimeout(waking); again = null;
    let answer;
    try {
      answer = await fetch(location.pathname, { method: "POST", body, headers: { "X-Samsyn-Live": "1" }, credentials: "same-origin" });
      if (answer.status >= 500) throw new Error(String(answer.status));
      if (!answer.ok) { location.reload(); return; }
      show(await answer.text());
    } catch {
      line.textContent = part.dataset.waits; line.classList.add("waiting");
      again = () => send(body);
      waking = setTimeout(again, 3000 + 3000 * Math.random());
    }
  }

  function show(text) {
    part.innerHTML = text;
    line.textContent = ""; line.classList.remove("waiting");
    const next = part.querySelector(".statement, .lede");
    if (next) { next.tabIndex = -1; next.focus({ preventScroll: part.getBoundingClientRect().top >= 0 }); }
  }

  addEventListener("online", () => again && again());
})();
