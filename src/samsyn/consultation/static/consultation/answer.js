// Saves what is written while it is written. Everything works without it: the form has its own button.
(() => {
  const form = document.querySelector("form.answer");
  const limit = (one) => one.querySelector("input[type=file]")?.addEventListener("change", (event) => {
    const large = [...event.target.files].some((file) => file.size > Number(one.dataset.limit));
    one.querySelector(".saved").textContent = large ? one.dataset.large : "";
    one.querySelector("button").disabled = large;
  });
  document.querySelectorAll("form[data-limit]").forEach(limit);
  if (!form) return;

  const said = form.querySelector(".saved");
  const shelf = `samsyn:${location.pathname}`;
  const fields = (chosen) => [...form.elements].filter((one) => /^(text|val)-/.test(one.name) && (one.type !== "radio" || one[chosen]));
  const words = () => Object.fromEntries(fields("checked").map((one) => [one.name, one.value]));
  const given = () => Object.fromEntries(fields("defaultChecked").map((one) => [one.name, one.defaultValue]));
  const versions = () => Object.fromEntries([...form.elements].filter((one) => one.name.startsWith("version-")).map((one) => [one.name, one.value]));
  const keep = (value) => { try { localStorage.setItem(shelf, JSON.stringify(value)); } catch { /* a full or closed shelf */ } };
  const drop = () => { try { localStorage.removeItem(shelf); } catch { /* closed */ } };
  const kept = () => { try { return JSON.parse(localStorage.getItem(shelf)); } catch { return null; } };

  let saved = JSON.stringify(given());  // not words(): on a slow line much is written before this runs
  let timer = 0, wait = 2000, busy = false, stopped = false;

  // What was written on a dead connection, on top of the same version: back into the form.
  const before = kept();
  if (before && JSON.stringify(before.versions) === JSON.stringify(versions()) && JSON.stringify(before.words) !== saved) {
    for (const [name, value] of Object.entries(before.words)) {
      if (name.startsWith("text-")) { const box = form.elements[name]; if (box && value) box.value = value; }
      else [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].forEach((one) => { one.checked = one.value === value; });
    }
    said.textContent = form.dataset.restored;
    later();
  } else if (before) drop();
  if (JSON.stringify(words()) !== saved) changed();

  function changed() { keep({ versions: versions(), words: words() }); later(); }

  function later() { clearTimeout(timer); timer = setTimeout(save, wait); }

  async function save() {
    const now = JSON.stringify(words());
    if (busy || stopped || now === saved) return;
    busy = true;
    said.textContent = form.dataset.saving;
    try {
      const answer = await fetch(location.href, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      if (answer.status === 410) { stopped = true; said.textContent = form.dataset.sent; return; }
      if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
      const told = await answer.json();
      for (const [place, version] of Object.entries(told.versions)) {
        const box = form.elements[`version-${place}`];
        if (box && !told.taken.includes(place)) box.value = version;
      }
      if (told.taken.length) { stopped = true; said.textContent = form.dataset.taken; return; }
      saved = now; wait = 2000;
      if (JSON.stringify(words()) === saved) drop();
      said.textContent = `${form.dataset.saved} ${told.at}`;
    } catch {
      said.textContent = form.dataset.offline;
      wait = Math.min(wait * 2, 60000);
      later();
    } finally { busy = false; if (!stopped && JSON.stringify(words()) !== saved) later(); }
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", () => { clearTimeout(timer); stopped = true; });
  addEventListener("online", () => { wait = 500; later(); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
