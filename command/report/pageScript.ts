/**
 * What the page does by itself: the filter box, the counts as filters, and a customer's details behind its
 * name. Without it all of the page is there to read.
 */
export const pageScript = `
"use strict";
const box = document.querySelector("input");
const told = document.querySelector("output");
const counts = [...document.querySelectorAll(".count")];
const customers = [...document.querySelectorAll("tbody")].map((body) => ({
  body,
  text: body.textContent.toLowerCase(),
}));

function show() {
  const words = box.value.toLowerCase().split(/\\s+/);
  const chosen = counts.filter((count) => count.getAttribute("aria-pressed") === "true").map((count) => count.value);
  let shown = 0;
  for (const { body, text } of customers) {
    const fits = (chosen.length === 0 || chosen.includes(body.className)) && words.every((word) => text.includes(word));
    body.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  told.textContent = shown + " of " + customers.length + " shown";
}

for (const count of counts) {
  count.addEventListener("click", () => {
    count.setAttribute("aria-pressed", String(count.getAttribute("aria-pressed") !== "true"));
    show();
  });
}
for (const { body } of customers) {
  const name = body.querySelector("button");
  const more = body.querySelector(".more");
  more.hidden = true;
  name.addEventListener("click", () => {
    more.hidden = !more.hidden;
    name.setAttribute("aria-expanded", String(!more.hidden));
  });
}
box.addEventListener("input", show);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
  } else if (event.key === "Escape" && document.activeElement === box) {
    box.value = "";
    show();
  }
});
document.querySelector("label").hidden = false;
show();
`;
