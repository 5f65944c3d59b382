// The preview's own part of the page: in a shadow, so that its style and the site's do not meet.

const panel = document.createElement("digest-preview");
const shade = panel.attachShadow({ mode: "open" });
const framed = window.top !== window;

shade.innerHTML = `<style>${PANEL_STYLE}</style>
<section id="errors" role="alert" aria-label="Errors" hidden></section>
<section id="checks" aria-label="Remarks on this page" hidden></section>
<div id="phone" hidden><iframe title="The page at the width of a phone"></iframe></div>
<nav id="bar" aria-label="Preview"></nav>`;

/** An element with attributes and children; texts are never markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A remark: what is wrong, where, the lines with a caret, what to do. */
function remark(one) {
  const place = [one.path, one.line, one.line && (one.column ?? 1)].filter((part) => part).join(":");
  return make(
    "article",
    { class: one.severity },
    make("p", { class: "message" }, make("b", {}, one.severity), ` ${one.message}`),
    place && make("p", { class: "place" }, make("code", {}, place), make("small", {}, one.rule)),
    one.excerpt && one.excerpt.lines.length > 0 ? lines(one.excerpt) : null,
    one.help && make("p", { class: "help" }, make("b", {}, "help"), ` ${one.help}`),
  );
}

function lines(excerpt) {
  const width = String(excerpt.lines.at(-1).number).length;
  const rows = excerpt.lines.flatMap((line) => {
    const number = make("span", { class: "number" }, `${String(line.number).padStart(width)} │ `);
    if (line.number !== excerpt.line) return [number, `${line.text}\n`];
    const text = [...line.text];
    const mark = make("mark", {}, text[excerpt.mark] ?? " ");
    // The text before the caret keeps its own width, which is not that of Latin letters where it is Chinese.
    const before = make("span", { class: "ghost" }, text.slice(0, excerpt.mark).join(""));
    const gutter = make("span", { class: "number" }, `${" ".repeat(width)} │ `);
    return [
      make("span", { class: "meant" }, number, text.slice(0, excerpt.mark).join(""), mark, text.slice(excerpt.mark + 1).join("")),
      "\n",
      gutter,
      before,
      make("span", { class: "caret", "aria-hidden": "true" }, "^"),
      "\n",
    ];
  });
  return make("pre", { tabindex: "0" }, ...rows);
}

let hiddenErrors = null;

/** Lays the errors over the page; takes them away when there are none. Focus stays where it is. */
function showErrors(state) {
  const box = shade.getElementById("errors");
  const key = JSON.stringify(state.errors);
  if (state.good || state.errors.length === 0) hiddenErrors = null;
  box.hidden = state.good || hiddenErrors === key;
  if (box.hidden) return;
  const hide = () => {
    hiddenErrors = key;
    box.hidden = true;
  };
  const more = state.errors_in_all - state.errors.length;
  box.replaceChildren(
    make(
      "header",
      {},
      make("h2", {}, counted(state.errors_in_all, "error")),
      make("p", {}, state.page.tag ? "The page below is the last good version." : "There is no good version yet."),
      make("button", { type: "button", onclick: hide }, "Hide"),
    ),
    ...state.errors.map(remark),
    more > 0 ? make("p", {}, `… and ${more} more`) : "",
  );
  showMarks(box);
}

/** Scrolls lines that are wider than the screen to the character meant. */
function showMarks(box) {
  for (const mark of box.querySelectorAll("mark")) {
    const pre = mark.closest("pre");
    const out = mark.offsetLeft - pre.offsetLeft - pre.clientWidth + 40;
    if (out > 0) pre.scrollLeft = out;
  }
}
