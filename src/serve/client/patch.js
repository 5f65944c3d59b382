// Brings the open page from one version of its markup to the next by the least change.
//
// Three trees: what the reader sees (`live`), the markup it was made from (`old`), the markup it is to become (`next`).
// Where old and next agree nothing is touched, so that what the reader has opened, typed, chosen or scrolled to stays.

/** What a child is recognised by: its kind and its words, but not its id, which counts its neighbours. */
function likeness(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return `${node.nodeType} ${node.data}`;
  const words = node.textContent;
  return `${node.nodeName} ${words || node.outerHTML.replace(/ id="[^"]*"/, "")}`;
}

/** For each node of `next` the place of its partner in `old`, or -1; partners keep their order. */
function partners(old, next) {
  const found = new Array(next.length).fill(-1);
  const [a, b] = [old.map(likeness), next.map(likeness)];
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a[start] === b[start]) found[start] = start++;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) found[--endB] = --endA;
  // What is left between: the longest common run of likenesses, then neighbours of one kind.
  const [m, n] = [endA - start, endB - start];
  if (m * n > 0 && m * n <= 250000) {
    const longest = Array.from({ length: m + 1 }, () => new Uint32Array(n + 1));
    for (let i = m - 1; i >= 0; i--) {
      for (let j = n - 1; j >= 0; j--) {
        longest[i][j] = a[start + i] === b[start + j]
          ? longest[i + 1][j + 1] + 1
          : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    for (let i = 0, j = 0; i < m && j < n;) {
      if (a[start + i] === b[start + j]) found[start + j++] = start + i++;
      else if (longest[i + 1][j] >= longest[i][j + 1]) i++;
      else j++;
    }
  }
  for (let j = start, free = start; j < endB; j++) {
    if (found[j] >= 0) {
      free = found[j] + 1;
      continue;
    }
    const after = found.slice(j + 1, endB).find((at) => at >= 0) ?? endA;
    if (free < after && old[free].nodeName === next[j].nodeName) found[j] = free++;
  }
  return found;
}

/** The live nodes that were made from `old`, in its order; null where scripts have changed too much to tell. */
function madeFrom(live, old) {
  const made = [];
  let node = live.firstChild;
  for (const one of old) {
    while (node && !(node.nodeName === one.nodeName && (node.id ?? "") === (one.id ?? ""))) {
      node = node.nextSibling;
    }
    if (!node) return null;
    made.push(node);
    node = node.nextSibling;
  }
  return made;
}

function patchAttributes(live, old, next) {
  for (const { name } of old.attributes) {
    if (!next.hasAttribute(name)) live.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) live.setAttribute(name, value);
  }
}

/** Changes only the characters that differ, so that a selection elsewhere in the text stays. */
function patchText(live, old, next) {
  const [a, b] = [old.data, next.data];
  if (live.data !== a) {
    live.data = b;
    return;
  }
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  live.replaceData(start, a.length - start - end, b.slice(start, b.length - end));
}

function patch(live, old, next) {
  if (old.isEqualNode(next)) return;
  if (live.nodeType !== Node.ELEMENT_NODE) {
    patchText(live, old, next);
    return;
  }
  patchAttributes(live, old, next);
  const [olds, nexts] = [[...old.childNodes], [...next.childNodes]];
  const copy = (node) => document.importNode(node, true);
  const made = madeFrom(live, olds);
  if (!made) {
    live.replaceChildren(...nexts.map(copy));
    return;
  }
  const found = partners(olds, nexts);
  const kept = new Set(found);
  made.forEach((node, at) => kept.has(at) || node.remove());
  let last = null;
  nexts.forEach((one, at) => {
    if (found[at] >= 0) {
      last = made[found[at]];
      patch(last, olds[found[at]], one);
      return;
    }
    const fresh = copy(one);
    live.insertBefore(fresh, last ? last.nextSibling : live.firstChild);
    last = fresh;
  });
}

/** Whether the two pages run the same scripts; where they do not, only loading the page anew is right. */
function sameScripts(old, next) {
  const scripts = (page) => [...page.querySelectorAll("script:not([data-page])")].map((one) => one.outerHTML);
  return scripts(old).join() === scripts(next).join();
}

/** Brings the document from `old` to `next`; false where it cannot. */
function patchPage(old, next) {
  if (!sameScripts(old, next)) return false;
  patchAttributes(document.documentElement, old.documentElement, next.documentElement);
  patch(document.head, old.head, next.head);
  patch(document.body, old.body, next.body);
  return true;
}
