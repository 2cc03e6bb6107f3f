/* Passkeys: fills in a form with what the browser's key answers. Without this script every other way in works. */
(() => {
  "use strict";
  const keys = window.PublicKeyCredential;
  const able = Boolean(keys && keys.parseCreationOptionsFromJSON && keys.parseRequestOptionsFromJSON && navigator.credentials);

  async function options(form) {
    if (!form.dataset.from) return JSON.parse(form.querySelector("script[type='application/json']").textContent);
    const answer = await fetch(form.dataset.from, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).request_options;
  }

  async function ask(form) {
    const asked = (await options(form)).publicKey;
    if (form.dataset.passkey === "create") {
      const wish = { ...asked.authenticatorSelection, residentKey: "preferred", userVerification: "preferred" };
      const publicKey = keys.parseCreationOptionsFromJSON({ ...asked, authenticatorSelection: wish });
      return navigator.credentials.create({ publicKey });
    }
    return navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(asked) });
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button"), say = (when, shown) => { form.querySelector(`[data-when=${when}]`).hidden = !shown; };
    if (!able) { say("missing", true); continue; }
    button.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      say("failed", false);
      button.disabled = true;
      try {
        form.elements.credential.value = JSON.stringify((await ask(form)).toJSON());
        form.submit();
      } catch {
        button.disabled = false;
        say("failed", true);
      }
    });
  }
})();
