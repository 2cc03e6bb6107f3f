// Buttons over the text field that write the marks for you; without the script the marks are written by hand.
"use strict";
for (const box of document.querySelectorAll("[data-rich]")) {
  const field = box.querySelector("textarea");
  const bar = document.createElement("div");
  bar.className = "rich-tools";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", document.documentElement.lang === "en" ? "Formatting" : "Formatering");
  const english = document.documentElement.lang === "en";
  const marks = [
    [english ? "Heading" : "Rubrik", "## ", "", true],
    [english ? "Bold" : "Fet", "**", "**", false],
    [english ? "Italic" : "Kursiv", "*", "*", false],
    [english ? "List" : "Lista", "- ", "", true],
    [english ? "Quote" : "Citat", "> ", "", true],
    [english ? "Link" : "Länk", "[", "](https://)", false],
  ];
  for (const [name, before, after, line] of marks) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => {
      let [from, to] = [field.selectionStart, field.selectionEnd];
      if (line) from = field.value.lastIndexOf("\n", from - 1) + 1;
      const chosen = field.value.slice(from, to);
      const made = line ? chosen.split("\n").map(row => before + row).join("\n") : before + chosen + after;
      field.setRangeText(made, from, to, "end");
      field.focus();
      if (!line && !chosen) field.selectionStart = field.selectionEnd = from + before.length;
    });
    bar.append(button);
  }
  field.before(bar);
}
