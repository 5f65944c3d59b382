// Keeps the open page up to date. The server only says that there is a new build; all else is asked for, so that a page
// that was asleep, or lost its connection, catches up by the same way.

const script = document.currentScript;
let tag = script.dataset.page;
let markup = null;
let state = null;
let followed = null;
let source = null;

const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

async function ask(address, headers = {}) {
  return fetch(address, { cache: "no-store", headers });
}

/** The markup that the open page was made from; what it looks like now, where that is no longer to be had. */
async function remember() {
  const answer = await ask(location.href);
  const same = answer.headers.get("etag") === `"${tag}"`;
  markup = parsed(same ? await answer.text() : document.documentElement.outerHTML);
}

const resolved = (root, selector, name) =>
  [...root.querySelectorAll(selector)].map((one) => new URL(one.getAttribute(name), location.href).href);

/** Whether the next page runs a script that this one does not: a new one has a new name. */
function newScript(next) {
  const known = resolved(document, "script[src]", "src");
  return resolved(next, "script[src]", "src").some((one) => !known.includes(one));
}

/** Loads the style sheets that only the next page has, so that the page is never bare while it takes them over. */
async function holdStyles(next) {
  const known = resolved(document, "link[rel~=stylesheet]", "href");
  const fresh = resolved(next, "link[rel~=stylesheet]", "href").filter((one) => !known.includes(one));
  return Promise.all(fresh.map((href) => new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = link.onerror = () => done(link);
    document.head.append(link);
  })));
}

async function updatePage() {
  const answer = await ask(location.href, { "If-None-Match": `"${tag}"` });
  if (answer.status === 304) return;
  if (!answer.ok) return location.reload();
  const text = await answer.text();
  if (!markup) await remember();
  const next = parsed(text);
  if (newScript(next)) return location.reload();
  const held = await holdStyles(next);
  if (!patchPage(markup, next)) return location.reload();
  // By then the page's own are there.
  if (held.length > 0) setTimeout(() => {
    held.forEach((link) => link.remove());
    if (dark !== null) applyDark();
  }, 2000);
  if (dark !== null && held.length > 0) applyDark();
  markup = next;
  tag = next.querySelector("script[data-page]").dataset.page;
}

/** Puts new style sheets beside the old ones, and takes the old ones away when the new ones hold. */
async function updateStyles(build) {
  const links = [...document.querySelectorAll("link[rel~=stylesheet]")];
  const swaps = links.filter((link) => new URL(link.href).origin === location.origin).map((link) => new Promise((done) => {
    const fresh = link.cloneNode();
    const address = new URL(link.href);
    address.searchParams.set("build", build);
    fresh.href = address.href;
    fresh.onload = fresh.onerror = () => {
      link.remove();
      done();
    };
    link.after(fresh);
  }));
  await Promise.all(swaps);
  if (dark !== null) applyDark();
}

/** Shows where the change is. */
function reveal(anchor) {
  const element = anchor && document.getElementById(anchor);
  if (!element) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  element.animate([{ background: "rgb(255 214 0 / 45%)" }, { background: "transparent" }], { duration: 1600 });
}

function follow(to) {
  const first = followed === null;
  const seen = followed;
  followed = to?.build ?? 0;
  if (first || !to || to.build <= seen || document.hidden || framed) return;
  if (to.hrefs.includes(location.pathname)) reveal(to.anchor);
  else location.assign(to.hrefs[0] + (to.anchor ? `#${to.anchor}` : ""));
}

async function update() {
  const answer = await ask(`/-/state?page=${encodeURIComponent(location.pathname)}`);
  if (!answer.ok) return;
  const before = state;
  const now = await answer.json();
  // Another run of the program: another version of this script, perhaps.
  if (before && before.run !== now.run) return location.reload();
  const changed = (ending) => before && Object.entries(now.assets)
    .some(([name, one]) => name.endsWith(ending) && before.assets[name] && before.assets[name] !== one);
  if (changed("js")) return location.reload();
  state = now;
  if (changed("css")) await updateStyles(now.build);
  if (Boolean(tag) !== Boolean(now.page.tag)) {
    // It went away, or came back.
    return tag && now.page.moved ? location.replace(now.page.moved + location.hash) : location.reload();
  }
  if (tag && now.page.tag !== tag) await updatePage();
  if (!framed) {
    showErrors(now);
    showBar(now);
  }
  follow(now.follow);
}

let busy = false;
let again = false;

/** Updates, and once more if there was news in the meantime. */
async function news() {
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) {
      again = false;
      await update();
    }
  } catch {
    // The server has gone; the stream says so too and comes back by itself.
  }
  busy = false;
}

function listen() {
  if (source) return;
  source = new EventSource("/-/events");
  source.onmessage = news;
  source.onerror = () => {
    if (!framed && state) showBar({ ...state, lost: true });
    // Refused for good: too many pages are open. The browser does not try again by itself.
    if (source?.readyState === EventSource.CLOSED) {
      hangUp();
      setTimeout(listen, 2000);
    }
  };
}

function hangUp() {
  source?.close();
  source = null;
}

// A browser opens six connections to one server: pages that nobody sees give theirs back.
let asleep = null;
document.addEventListener("visibilitychange", () => {
  clearTimeout(asleep);
  if (document.hidden) asleep = setTimeout(hangUp, 3000);
  else listen();
});
addEventListener("pagehide", hangUp);
addEventListener("pageshow", listen);

if (!framed) document.documentElement.append(panel);
if (tag) remember().catch(() => {});
listen();
