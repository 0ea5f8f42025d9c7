// Filters the statements; without scripts the page shows them all.
"use strict";
const form = document.querySelector(".filter");
const cards = [...document.querySelectorAll("#wer .card")];
const words = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));

function filter() {
  const { story, actor, act, text } = Object.fromEntries(new FormData(form));
  const wanted = text.trim().toLowerCase();
  let shown = 0;
  for (const card of cards) {
    const fits = (!story || card.dataset.story === story) && (!actor || card.dataset.actor === actor) && (!act || card.dataset.act === act) && words.get(card).includes(wanted);
    card.hidden = !fits;
    shown += fits;
  }
  for (const group of document.querySelectorAll("#wer .actor")) {
    group.hidden = !group.querySelector(".card:not([hidden])");
  }
  form.querySelector("output").textContent = `${shown} von ${cards.length} Positionen`;
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#p-']");
  if (!link) return;
  form.reset();
  filter();
  document.querySelector(".pop:popover-open")?.hidePopover();
});
window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));
filter();
