// Steps between years without loading the page anew, and a slider. Without this file the steps are links.
async function show(year) {
  const holder = document.getElementById("pyramid");
  const from = new URL(holder.dataset.from, location);
  from.searchParams.set("ar", year);
  const here = new URL(location);
  here.searchParams.set("ar", year);
  const answer = await fetch(from);
  if (!answer.ok) return location.assign(here);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const open = holder.querySelector("details").open;
  const focused = document.activeElement;
  const again = focused && holder.contains(focused) ? focused.className || focused.textContent : "";
  const fresh = page.getElementById("pyramid");
  fresh.querySelector("details").open = open;
  holder.replaceWith(fresh);
  history.replaceState(null, "", here);
  slider(fresh);
  if (again === "slider") fresh.querySelector(".slider").focus();
  else if (again) [...fresh.querySelectorAll("a")].find((a) => (a.className || a.textContent) === again)?.focus();
}

function slider(holder) {
  const steps = [...holder.querySelectorAll(".steps ol a")].map((a) => Number(a.textContent));
  const input = document.createElement("input");
  Object.assign(input, { type: "range", className: "slider", min: steps[0], max: steps.at(-1), step: 1 });
  input.value = holder.querySelector(".year").textContent;
  input.setAttribute("aria-label", holder.querySelector(".steps").getAttribute("aria-label"));
  input.addEventListener("change", () => show(input.value));
  holder.querySelector(".steps").append(input);
  holder.addEventListener("click", (event) => {
    const link = event.target.closest(".steps a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(new URL(link.href).searchParams.get("ar"));
  });
}

const first = document.getElementById("pyramid");
if (first) slider(first);
