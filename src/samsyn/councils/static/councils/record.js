// The secretary's page: saves while you write, keeps a copy in this computer until the server has it. Without this file the
// page works with its buttons.
(() => {
  "use strict";
  const form = document.getElementById("punktform");
  if (!form) return;
  const key = `samsyn-mote-${location.pathname}-${form.dataset.point}`;
  const status = form.querySelector(".saved");
  const seen = form.elements.seen;
  const fields = () => Array.from(form.elements).filter((field) => field.name && !["csrfmiddlewaretoken", "seen", "vidare"].includes(field.name) && field.type !== "hidden");
  const read = () => fields().map((field) => [field.name, field.value, field.type === "checkbox" || field.type === "radio" ? field.checked : null]);
  let timer = 0, busy = false, dirty = false;

  const keep = () => { try { localStorage.setItem(key, JSON.stringify({ seen: seen.value, fields: read() })); } catch (_error) { /* private window: the form still works */ } };
  const forget = () => { try { localStorage.removeItem(key); } catch (_error) { /* the same */ } };
  const say = (words, lost) => { status.textContent = words; status.classList.toggle("lost", Boolean(lost)); };

  const put = (rows) => rows.forEach(([name, value, checked]) => {
    fields().filter((field) => field.name === name).forEach((field) => {
      if (checked === null) field.value = value;
      else if (field.value === value) field.checked = checked;
    });
  });

  const save = async () => {
    if (busy) { timer = setTimeout(save, 800); return; }
    busy = true; dirty = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, credentials: "same-origin" });
      const said = await answer.json();
      if (answer.ok) {
        seen.value = said.version;
        say(`${form.dataset.saved} ${said.at}`, false);
        if (!dirty) forget(); else keep();
      } else {
        say(said.error, true);
      }
    } catch (_error) {
      say(form.dataset.lost, true);
      timer = setTimeout(save, 5000);
    } finally { busy = false; }
  };

  form.addEventListener("input", () => { dirty = true; keep(); clearTimeout(timer); timer = setTimeout(save, 1500); });
  form.addEventListener("submit", () => { clearTimeout(timer); });
  addEventListener("online", () => { if (dirty || status.classList.contains("lost")) save(); });

  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(key) || "null"); } catch (_error) { kept = null; }
  if (kept && JSON.stringify(kept.fields) === JSON.stringify(read())) { forget(); kept = null; }
  if (kept) {
    const back = document.createElement("button");
    back.type = "button";
    back.className = "ds-button";
    back.textContent = form.dataset.found;
    back.addEventListener("click", () => { put(kept.fields); back.remove(); dirty = true; keep(); save(); });
    form.prepend(back);
  }
})();
