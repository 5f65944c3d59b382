// Finds articles without a server. What the files of the index hold is described in src/model/search.rs, and how text is
// taken apart in src/link/search/units.rs; this file must not differ from them. Loaded on the search page alone; asks
// for nothing before the first query.

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}々〇]/u;
const LETTER = /[\p{Alphabetic}\p{N}]/u;
const SPACE = /\p{White_Space}/u;
const BODY = 256;
const NAME = 10;

/** An index below the address `base`; `get` fetches and parses a JSON file. */
export class Index {
  constructor(base, get) {
    this.base = base;
    this.get = get;
    this.files = new Map();
  }

  file(name) {
    if (!this.files.has(name)) {
      const file = this.get(this.base + name);
      this.files.set(name, file);
      file.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  async open() {
    this.head = await this.file('index.json');
    if (!this.pairs) {
      const chars = [...this.head.fold];
      this.pairs = new Map();
      for (let at = 0; at < chars.length; at += 2) this.pairs.set(chars[at], chars[at + 1]);
    }
  }

  /** A character as the index has it. */
  fold(c) {
    const code = c.codePointAt(0);
    if (code >= 0xff01 && code <= 0xff5e) c = String.fromCodePoint(code - 0xfee0);
    c = this.pairs.get(c) ?? c;
    const lower = c.toLowerCase();
    return [...lower].length === 1 ? lower : c;
  }

  /** The units of a text: `{ at, unit, from, to }`, `at` as in the index, `from` and `to` in characters. */
  units(text) {
    const units = [];
    let at = 0, word = '', from = 0;
    const chars = [...text, '\0'].map((c) => this.fold(c));
    chars.forEach((c, here) => {
      if (LETTER.test(c) && !HAN.test(c)) {
        if (!word) from = here;
        word += c;
        return;
      }
      if (word) units.push({ at: at++, unit: word, from, to: here });
      word = '';
      if (HAN.test(c)) units.push({ at: at++, unit: c, from: here, to: here + 1 });
      else if (!SPACE.test(c)) at += 1;
    });
    return units;
  }

  /** The terms of a query: lists of units that stand together. */
  terms(query) {
    const terms = [];
    for (const part of query.split(/\p{White_Space}+/u)) {
      let last = null;
      for (const { at, unit } of this.units(part)) {
        if (last !== null && at === last + 1) terms.at(-1).push(unit);
        else terms.push([unit]);
        last = at;
      }
    }
    return terms;
  }

  /** Of a folder's files those that may hold `wanted`, or with `open` what begins with it, in order, each behind its first. */
  async leaves(folder, { firsts, names, depth }, wanted, open) {
    const held = firsts.map((first, at) => (first <= wanted || (open && first.startsWith(wanted))) && !(firsts[at + 1] <= wanted));
    const files = firsts.map((first, at) => held[at] && this.file(`${folder}/${names.slice(at * NAME, (at + 1) * NAME)}.json`).then((file) => [first, file]));
    const found = await Promise.all(files.filter(Boolean));
    if (!depth) return found;
    // Those say only where others are.
    return (await Promise.all(found.map(([, part]) => this.leaves(folder, { ...part, depth: depth - 1 }, wanted, open)))).flat();
  }

  /** The postings of a key, or of every key that begins with it; those of two units apart from those of one. */
  async lists(key, open) {
    const found = [];
    for (const [, [names, lists]] of await this.leaves('k', this.head.shards, key, open)) {
      names.forEach((name, index) => {
        const same = open ? name.startsWith(key) && name.includes(' ') === key.includes(' ') : name === key;
        if (same) found.push(lists[index]);
      });
    }
    return found;
  }

  /** Documents that have a term, each with whether the title has it. */
  async documents(units) {
    const isWord = (unit) => !HAN.test(unit);
    // A word that the reader may still be typing stands for all that begin so; one letter would be half the site.
    const open = (index) => index === units.length - 1 && isWord(units[index]) && [...units[index]].length > 1;
    const found = new Map();
    if (units.length === 1) {
      for (const list of await this.lists(units[0], open(0))) {
        let document = 0;
        for (const number of list) {
          document += number >> 1;
          found.set(document, found.get(document) || (number & 1) === 1);
        }
      }
      return found;
    }
    // Every other pair covers every unit, so that half the shards will do.
    const starts = units.map((_, index) => index).filter((index) => index < units.length - 1 && (index % 2 === 0 || index === units.length - 2));
    const places = await Promise.all(starts.map(async (start) => {
      const [a, b] = [units[start], units[start + 1]];
      const joint = isWord(a) || isWord(b) ? ' ' : '';
      const sets = new Map();
      for (const list of await this.lists(a + joint + b, open(start + 1))) {
        let document = 0, at = 0;
        while (at < list.length) {
          document += list[at];
          const end = at + 2 + list[at + 1];
          const set = sets.get(document) ?? new Set();
          let place = 0;
          for (at += 2; at < end; at += 1) set.add((place += list[at]) - start);
          sets.set(document, set);
        }
      }
      return sets;
    }));
    for (const [document, first] of places[0]) {
      const whole = [...first].filter((place) => places.every((sets) => sets.get(document)?.has(place)));
      if (whole.length) found.set(document, whole.some((place) => place < BODY));
    }
    return found;
  }

  /** The numbers of the documents that have every term of `query`: those with all in the title first, then the newest. */
  async find(query) {
    await this.open();
    const terms = this.terms(query);
    if (!terms.length) return [];
    const found = await Promise.all(terms.map((units) => this.documents(units)));
    const all = [...found[0].keys()].filter((document) => found.every((one) => one.has(document)));
    const title = (document) => found.every((one) => one.get(document));
    return all.sort((a, b) => title(b) - title(a) || b - a);
  }

  /** A document by its number. */
  async document(number) {
    const [[first, pack]] = await this.leaves('d', this.head.documents, number);
    return pack[number - first];
  }

  /** Where the terms stand in a text, in characters, in order and apart. */
  marks(text, terms) {
    const units = this.units(text);
    const marks = [];
    for (const term of terms) {
      units.forEach((_, start) => {
        const run = units.slice(start, start + term.length);
        const fits = run.length === term.length && run.every(({ unit, at }, index) => {
          const last = index === term.length - 1 && !HAN.test(unit) && [...term[index]].length > 1;
          return at === run[0].at + index && (last ? unit.startsWith(term[index]) : unit === term[index]);
        });
        if (fits) marks.push([run[0].from, run.at(-1).to]);
      });
    }
    marks.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let end = 0;
    return marks.filter(([from, to]) => from >= end && (end = to));
  }
}

const SHOWN = 6;
const LONGEST = 120;

/** So much of a text round its character `first`, with no word of letters cut. */
export function excerpt(chars, first) {
  if (chars.length <= LONGEST) return chars.join('');
  const isWord = (c) => LETTER.test(c) && !HAN.test(c);
  const start = (at) => {
    let back = at;
    while (back > 0 && at - back < 20 && isWord(chars[back - 1]) && isWord(chars[back] ?? ' ')) back -= 1;
    return at - back < 20 ? back : at;
  };
  const from = start(Math.max(0, Math.min(first - 30, chars.length - LONGEST)));
  const to = from + LONGEST < chars.length ? start(from + LONGEST) : chars.length;
  return (from ? '…' : '') + chars.slice(from, to).join('').trim().replace(/[\s([（「『“‘]+$/u, '') + (to < chars.length ? '…' : '');
}

function start() {
  const form = document.getElementById('search'), input = document.getElementById('q');
  const status = document.getElementById('found'), results = document.getElementById('results'), more = document.getElementById('more');
  const words = form.dataset;
  const index = new Index(form.action.replace(/[?#].*$/, ''), async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  });
  let asked = 0, timer = 0, composing = false, last = '', rest = [], terms = [];

  const marked = (element, text) => {
    const chars = [...text];
    let at = 0;
    for (const [from, to] of index.marks(text, terms)) {
      element.append(chars.slice(at, from).join(''));
      const mark = document.createElement('mark');
      mark.append(chars.slice(from, to).join(''));
      element.append(mark);
      at = to;
    }
    element.append(chars.slice(at).join(''));
    return element;
  };
  // The sentence with the most terms; a long one is cut round the first of them.
  const passage = (text) => {
    let best = -1, most = 0;
    text.forEach((sentence, at) => {
      const hits = terms.filter((term) => index.marks(sentence, [term]).length).length;
      if (hits > most) [best, most] = [at, hits];
    });
    if (best < 0) return [text[0] ? 0 : -1, excerpt([...text[0] ?? ''], 0)];
    const [[first] = [0]] = index.marks(text[best], terms);
    return [best, excerpt([...text[best]], first)];
  };
  const item = ({ href, title, lang, meta, text, anchored, names = [] }) => {
    const [at, quote] = passage(text);
    const link = document.createElement('a'), heading = document.createElement('h2');
    link.href = href + (anchored && at >= 0 ? `#s${at + 1}` : '');
    heading.append(marked(link, title));
    const said = marked(document.createElement('p'), quote), about = document.createElement('p');
    about.className = 'meta';
    about.append(meta);
    // Names that the text has in the other language only.
    for (const name of names.filter((one) => index.marks(one, terms).length).slice(0, 3)) {
      about.append(about.children.length ? ' ' : ' · ');
      about.appendChild(marked(document.createElement('span'), name)).lang = HAN.test(name) ? 'zh' : 'en';
    }
    if (lang) for (const one of [link, said]) one.lang = lang;
    const result = document.createElement('li');
    result.append(heading, said, about);
    return result;
  };
  const show = async (turn) => {
    const next = rest.splice(0, SHOWN);
    const documents = await Promise.all(next.map((number) => index.document(number)));
    if (turn !== asked) return;
    results.append(...documents.map(item));
    more.hidden = !rest.length;
  };
  const ask = async () => {
    const query = input.value.trim();
    if (query === last) return;
    last = query;
    const turn = (asked += 1);
    history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    try {
      if (query) status.textContent = words.busy;
      const found = query ? await index.find(query) : [];
      if (turn !== asked) return;
      terms = query ? index.terms(query) : [];
      results.replaceChildren();
      rest = found;
      const count = found.length === 1 ? words.countOne : words.count;
      await show(turn);
      if (turn === asked) status.textContent = !terms.length ? '' : found.length ? count.replace('{n}', found.length) : words.none;
    } catch {
      if (turn !== asked) return;
      last = '';
      status.textContent = words.failed;
    }
  };
  const soon = () => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(ask, 150);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (!composing) ask();
  });
  input.addEventListener('input', soon);
  // What an input method has not yet settled is no query.
  input.addEventListener('compositionstart', () => { composing = true; });
  input.addEventListener('compositionend', () => { composing = false; soon(); });
  more.addEventListener('click', async () => {
    const first = results.children.length;
    await show(asked);
    results.children[first]?.querySelector('a').focus();
  });
  // Arrows go from the field through the results and back.
  document.addEventListener('keydown', (event) => {
    const stops = [input, ...results.querySelectorAll('a')], here = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || here < 0 || composing || event.isComposing) return;
    const next = stops[here + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  ask();
}

if (globalThis.document) start();
