// Plays the pictures one after the other. Without this file they stand below each other, each with a link to the next.
const story = document.querySelector(".story");
const slides = [...story.querySelectorAll(".slide")];
const SECONDS = 7.5;
const still = matchMedia("(prefers-reduced-motion: reduce)");
let at = 0;
let timer = 0;

const bar = document.createElement("div");
bar.className = "controls";
const button = (text, act, quiet) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "ds-button";
  if (quiet) made.dataset.variant = "secondary";
  made.textContent = text;
  made.addEventListener("click", act);
  bar.append(made);
  return made;
};
const play = button(story.dataset.play, () => (timer ? pause() : start()));
const back = button(story.dataset.back, () => go(at - 1), true);
const next = button(story.dataset.next, () => go(at + 1), true);
const count = document.createElement("p");
count.className = "count";
count.setAttribute("role", "status");
bar.append(count);

function show(number) {
  at = Math.max(0, Math.min(slides.length - 1, number));
  slides.forEach((slide, index) => {
    slide.hidden = index !== at;
  });
  count.textContent = `${at + 1} / ${slides.length}`;
  back.disabled = at === 0;
  next.disabled = at === slides.length - 1;
}

function move() {
  story.classList.toggle("moving", !still.matches); // nothing moves before somebody asks for it
}

function go(number) {
  pause();
  move();
  show(number);
}

function start() {
  move();
  if (at === slides.length - 1) show(0);
  play.textContent = story.dataset.pause;
  timer = setInterval(() => {
    show(at + 1);
    if (at === slides.length - 1) pause();
  }, SECONDS * 1000);
}

function pause() {
  clearInterval(timer);
  timer = 0;
  play.textContent = at === slides.length - 1 ? story.dataset.again : story.dataset.play;
}

story.classList.add("played");
still.addEventListener("change", () => {
  story.classList.remove("moving");
  pause();
});
story.addEventListener("keydown", (event) => {
  if (event.key === "ArrowRight") go(at + 1);
  if (event.key === "ArrowLeft") go(at - 1);
});
addEventListener("beforeprint", () => slides.forEach((slide) => { slide.hidden = false; }));
addEventListener("afterprint", () => show(at));
story.querySelector("ol").before(bar);
const asked = slides.findIndex((slide) => `#${slide.id}` === location.hash);
show(Math.max(0, asked));
