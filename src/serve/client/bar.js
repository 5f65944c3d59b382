// The bar: state of the build, languages, widths, colours, remarks on this page, what cleaning did.

let dark = null;

/** Shows the page as readers see it who prefer dark colours, or light ones; null leaves it to the system. */
function applyDark() {
  const wanted = dark;
  document.documentElement.style.colorScheme = wanted === null ? "" : wanted ? "dark" : "light";
  const visit = (rules) => {
    for (const rule of rules) {
      if (rule.media && rule.originalMedia === undefined) rule.originalMedia = rule.media.mediaText;
      const asked = rule.media && /\(\s*prefers-color-scheme:\s*(dark|light)\s*\)/i.exec(rule.originalMedia);
      if (asked) {
        const holds = (asked[1].toLowerCase() === "dark") === wanted;
        const answer = holds ? "(min-width: 0)" : "(max-width: 0)";
        rule.media.mediaText = wanted === null ? rule.originalMedia : rule.originalMedia.replace(asked[0], answer);
      }
      if (rule.cssRules) visit(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try {
      visit(sheet.cssRules);
    } catch {
      // A sheet of another origin cannot be read.
    }
  }
}

function isDark() {
  return dark ?? matchMedia("(prefers-color-scheme: dark)").matches;
}

function togglePhone() {
  const phone = shade.getElementById("phone");
  const frame = phone.querySelector("iframe");
  phone.hidden = !phone.hidden;
  frame.src = phone.hidden ? "about:blank" : location.href;
}

/** The versions of this page in other languages, as the page itself names them. */
function languages() {
  const links = document.head.querySelectorAll("link[rel=alternate][hreflang]:not([hreflang=x-default])");
  return [...links].map((link) => {
    const at = new URL(link.href);
    const current = document.documentElement.lang === link.hreflang;
    const name = { en: "EN", "zh-Hans": "简", "zh-Hant": "繁" }[link.hreflang] ?? link.hreflang;
    return make("a", { href: at.pathname, hreflang: link.hreflang, title: link.hreflang, "aria-current": current && "true" }, name);
  });
}

let open = true;
try {
  open = sessionStorage.getItem("digest-preview") !== "closed";
} catch {
  // Without storage the bar is open on every page.
}

function setOpen(wanted, state) {
  open = wanted;
  try {
    sessionStorage.setItem("digest-preview", open ? "open" : "closed");
  } catch {
    // See above.
  }
  showBar(state);
}

function showBar(state) {
  const bar = shade.getElementById("bar");
  const held = shade.activeElement?.id;
  const checks = shade.getElementById("checks");
  const list = state.page.checks;
  const failed = !state.good;
  const says = state.lost ? "not connected" : failed ? counted(state.errors_in_all, "error") : `build ${state.build}`;
  const status = make(
    "button",
    {
      id: "status",
      type: "button",
      class: state.lost ? "lost" : failed ? "failed" : "good",
      title: state.notice ?? (failed ? "Show the errors" : open ? "Make the bar small" : "Open the bar"),
      "aria-expanded": String(open),
      onclick: () => {
        if (failed && hiddenErrors !== null) {
          hiddenErrors = null;
          showErrors(state);
        } else setOpen(!open, state);
      },
    },
    says,
  );
  const toggle = (id, text, pressed, act) => make("button", {
    id, type: "button", "aria-pressed": String(pressed), onclick: () => { act(); showBar(state); },
  }, text);
  bar.className = open ? "" : "small";
  bar.replaceChildren(status);
  if (open) {
    bar.append(
      ...[
        languages().length > 1 ? make("span", { class: "languages" }, ...languages()) : "",
        toggle("narrow", "Phone", !shade.getElementById("phone").hidden, togglePhone),
        toggle("dark", "Dark", isDark(), () => { dark = !isDark(); applyDark(); }),
        state.page.source
          ? toggle("remarks", counted(list.length, "remark"), !checks.hidden, () => { checks.hidden = !checks.hidden; })
          : "",
        state.page.diff ? make("a", { id: "diff", href: state.page.diff }, "Cleaning") : "",
      ].filter((part) => part !== ""),
    );
  }
  checks.hidden ||= !open;
  checks.replaceChildren(
    make("p", { class: "place" }, make("code", {}, state.page.source ?? "")),
    ...(list.length > 0 ? list.map(remark) : [make("p", {}, "No remarks on this page.")]),
  );
  showMarks(checks);
  if (held) shade.getElementById(held)?.focus();
}
