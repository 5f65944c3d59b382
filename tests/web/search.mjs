// Holds the search of a built site against a plain scan of the same texts: every query must find the same articles.
// usage: node search.mjs SITE      (SITE: a folder that `digest build` made)
//
// Queries are made from the texts themselves, in the form a reader of either script would type them: single characters,
// phrases, words, beginnings of words, several terms, across a comma, and nonsense.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const site = path.resolve(process.argv[2]);
// As a module whatever the nearest package.json says.
const script = fs.readdirSync(path.join(site, 'assets')).find((name) => /^search\.[0-9a-f]+\.js$/.test(name));
const code = fs.readFileSync(path.join(site, 'assets', script));
const { Index } = await import(`data:text/javascript;base64,${code.toString('base64')}`);

const HAN = '\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}々〇';
const WORD = `(?:(?![${HAN}])[\\p{Alphabetic}\\p{N}])`;

/** A text as one string that can be scanned: folded, white space gone but between words, marks one character. */
function plain(index, text) {
  return [...text].map((c) => index.fold(c)).join('')
    .replace(new RegExp(`[^\\p{Alphabetic}\\p{N}${HAN}\\p{White_Space}]`, 'gu'), '|')
    .replace(new RegExp(`(?<=${WORD})\\p{White_Space}+(?=${WORD})`, 'gu'), ' ')
    .replace(/(?!\x20)\p{White_Space}+/gu, '')
    .replace(new RegExp(`(?<!${WORD})\\x20+|\\x20+(?!${WORD})`, 'gu'), '');
}

/** Whether a text has every term of a query. */
function scan(index, texts, query) {
  const terms = query.split(/\p{White_Space}+/u).flatMap((part) => plain(index, part).split(/[| ]+/u)).filter(Boolean);
  return terms.length > 0 && terms.every((term) => {
    const long = [...(term.match(new RegExp(`${WORD}+$`, 'u'))?.[0] ?? '')].length > 1;
    const before = new RegExp(`^${WORD}`, 'u').test(term) ? `(?<!${WORD})` : '';
    const behind = new RegExp(`${WORD}$`, 'u').test(term) && !long ? `(?!${WORD})` : '';
    const pattern = new RegExp(before + term + behind, 'u');
    return texts.some((text) => pattern.test(text));
  });
}

/** Of a large site so many articles, from all of its years, give queries; every query is asked of all articles. */
const MOST = 40;

let faults = 0, count = 0, most = 0;
for (const language of fs.readdirSync(site).filter((name) => fs.existsSync(path.join(site, name, 'search/index.json')))) {
  const base = path.join(site, language, 'search/');
  let read = 0;
  const weights = new Map();
  const get = async (name) => {
    const bytes = fs.readFileSync(name);
    if (!weights.has(name)) weights.set(name, zlib.brotliCompressSync(bytes).length);
    read += weights.get(name);
    return JSON.parse(bytes);
  };
  const index = new Index(base, get);
  await index.open();
  const documents = [];
  for (let n = 0; n < index.head.documents; n += 1) documents.push(await index.document(n));
  const texts = documents.map(({ title, text, names = [] }) => [title, ...text, ...names].map((one) => plain(index, one)));
  const back = new Map([...index.pairs].map(([traditional, simplified]) => [simplified, traditional]));
  const queries = ['zzqx', '饕餮盛', '', '，', 'C位', '5G', '%', '1'];
  const every = Math.ceil(documents.length / MOST);
  documents.forEach(({ title, text }, n) => {
    if (n % every) return;
    const long = [...(text[n % Math.max(text.length, 1)] ?? title)];
    for (const size of [1, 2, 3, 5, 8]) {
      const from = (n * 7 + size * 3) % Math.max(long.length - size, 1);
      const piece = long.slice(from, from + size).join('');
      queries.push(piece, [...piece].map((c) => back.get(c) ?? c).join(''), piece.toUpperCase());
    }
    const words = (text.join(' ').match(/[A-Za-z]{4,}/g) ?? []).slice(n, n + 3);
    const [name] = documents[n].names ?? [];
    if (name) queries.push(name);
    queries.push(...words, ...words.map((word) => word.slice(0, 3)), `${[...title].slice(0, 2).join('')} ${words[0] ?? long[0]}`);
  });
  for (const query of queries) {
    const fresh = new Index(base, get);
    read = 0;
    const found = new Set(await fresh.find(query));
    await Promise.all([...found].slice(0, 6).map((n) => fresh.document(n)));
    most = Math.max(most, read);
    count += 1;
    const expected = texts.flatMap((one, n) => (scan(index, one, query) ? [n] : []));
    if (expected.length !== found.size || !expected.every((n) => found.has(n))) {
      faults += 1;
      console.log(`${language} ${JSON.stringify(query)}: found ${[...found]}, the texts have ${expected}`);
    }
  }
}
const weight = zlib.brotliCompressSync(code).length;
console.log(`${count} queries, ${faults} faults; at most ${most} bytes for one, script ${weight} bytes (brotli)`);
process.exit(faults || count < 40 ? 1 : 0);
