// Holds the pictures that pages name for sharing against the files. usage: node cards.mjs SITE BASE_URL
// Every page that names one names its size, its words and a file of the site that is a PNG of that size and at most 40 KB.
import fs from 'node:fs'; import path from 'node:path';
const [site, base] = [path.resolve(process.argv[2]), process.argv[3].replace(/\/$/, '')];
let faults = 0, named = 0; const seen = new Map();
const fault = (...words) => { faults += 1; console.log(...words); };
for (const file of fs.readdirSync(site, { recursive: true }).map(String).filter((name) => name.endsWith('index.html'))) {
  const html = fs.readFileSync(path.join(site, file), 'utf8');
  const meta = (name) => html.match(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)">`))?.[1];
  const url = meta('og:image'); if (!url) continue;
  named += 1;
  if (!meta('og:image:alt') || meta('twitter:card') !== 'summary_large_image') fault(file, 'has a picture without words, or no large card');
  if (!url.startsWith(`${base}/`)) { fault(file, 'names a picture elsewhere', url); continue; }
  const at = path.join(site, url.slice(base.length));
  if (!seen.has(at)) seen.set(at, fs.existsSync(at) ? fs.readFileSync(at) : Buffer.alloc(0));
  const bytes = seen.get(at), is = bytes.length > 24 && bytes.subarray(1, 4).toString() === 'PNG';
  if (!is) { fault(file, 'names a picture that is none', url); continue; }
  const size = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)].join();
  if (size !== '1200,630' || size !== [meta('og:image:width'), meta('og:image:height')].join()) fault(file, 'names a picture of another size', size);
  if (bytes.length > 40 * 1024) fault(file, 'names a picture that is heavy', bytes.length);
}
const sizes = [...seen.values()].map((bytes) => bytes.length).sort((a, b) => a - b);
console.log(`${named} pages, ${seen.size} cards of ${sizes[sizes.length >> 1] ?? 0} bytes (median), at most ${sizes.at(-1) ?? 0}; ${faults} faults`);
process.exit(faults || !named ? 1 : 0);
