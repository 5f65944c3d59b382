// Weighs a built site as it travels (brotli, as HTML hosts send it). usage: node budgets.mjs SITE
import fs from 'node:fs'; import path from 'node:path'; import zlib from 'node:zlib';
const site = path.resolve(process.argv[2]);
const KB = 1024, kinds = [
  [/^[^/]+\/index\.html$/, 'home', 20 * KB], [/^[^/]+\/a\/[^/]+\/index\.html$/, 'article', 30 * KB],
  [/\.css$/, 'style sheet', 8 * KB], [/^assets\/.*\.js$/, 'script', 6 * KB],
];
let faults = 0;
const most = new Map();
for (const file of fs.readdirSync(site, { recursive: true }).map((name) => name.replaceAll('\\', '/'))) {
  const kind = kinds.find(([pattern]) => pattern.test(file));
  if (!kind) continue;
  const size = zlib.brotliCompressSync(fs.readFileSync(path.join(site, file))).length;
  most.set(kind[1], Math.max(most.get(kind[1]) ?? 0, size));
  if (size > kind[2]) { faults += 1; console.log(`${file}: ${size} bytes, over ${kind[2]}`); }
}
console.log([...most].map(([name, size]) => `${name} at most ${size} bytes`).join(', '), `(brotli), ${faults} faults`);
process.exit(faults ? 1 : 0);
