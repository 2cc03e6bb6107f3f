/* What is typed is never lost: it is kept in the browser while it is written, and sent again when the net is back.
   Without this script the form is an ordinary form. */
(() => {
  "use strict";
  const store = (() => { try { localStorage.setItem("prov", "1"); localStorage.removeItem("prov"); return localStorage; } catch { return null; } })();
  const key = () => crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + String(Math.random()).slice(2);

  for (const field of document.querySelectorAll("textarea[data-keep]")) {
    const name = "samsyn-" + field.dataset.keep + "-" + location.pathname;
    if (store && !field.value) field.value = store.getItem(name) || "";
    field.addEventListener("input", () => store && store.setItem(name, field.value));
    const form = field.form;
    const hidden = form.querySelector("input[name=key]");
    if (hidden && !hidden.value) hidden.value = key();
    const forget = () => store && store.removeItem(name);
    if ("offline" in form.dataset) queued(form, field, hidden, name, forget); else form.addEventListener("submit", forget);
  }

  function queued(form, field, hidden, name, forget) {
    const line = form.querySelector(".kept");
    const box = name + "-ko";
    const waiting = () => { try { return JSON.parse((store && store.getItem(box)) || "[]"); } catch { return []; } };
    const keep = (rows) => store && (rows.length ? store.setItem(box, JSON.stringify(rows)) : store.removeItem(box));
    let busy = false;

    const tell = (text, waits) => { line.textContent = text; line.classList.toggle("waiting", waits); };

    async function send() {
      if (busy) return;
      busy = true;
      try {
        for (let rows = waiting(); rows.length; rows = waiting()) {
          const body = new FormData(form);
          for (const [part, value] of Object.entries(rows[0])) { if (value === null) body.delete(part); else body.set(part, value); }
          const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Samsyn-Live": "1" }, credentials: "same-origin" });
          if (answer.status >= 500) throw new Error(String(answer.status));
          if (answer.ok) show(rows[0].text);
          if (!answer.ok && answer.status !== 422) { tell(form.dataset.waits, true); return; }
          keep(waiting().slice(1));
          tell(form.dataset.saved, false);
        }
      } catch {
        tell(form.dataset.waits, true);
        setTimeout(send, 5000);
      } finally { busy = false; }
    }

    function show(text) {
      const list = document.getElementById(form.dataset.list || "");
      if (!list) { document.dispatchEvent(new Event("samsyn:refresh")); return; }
      for (const part of text.split("\n").map((one) => one.trim()).filter(Boolean)) {
        const item = document.createElement("li"), said = document.createElement("p");
        said.className = "said"; said.textContent = part; item.append(said); list.prepend(item);
      }
    }

    form.addEventListener("submit", (event) => {
      if (!store || !field.value.trim()) return;
      event.preventDefault();
      const facts = { text: field.value, key: hidden.value || key(), consent: form.querySelector("input[name=consent]").checked ? "on" : null };
      keep([...waiting(), facts]);
      field.value = ""; hidden.value = key(); forget(); field.focus();
      send();
    });
    addEventListener("online", send);
    if (waiting().length) { tell(form.dataset.waits, true); send(); }
  }
})();
