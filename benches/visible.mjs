// How long from a save to what the reader of the open page sees, in Chromium: `digest serve` and, if asked, `hugo server`.
//
// usage: node visible.mjs PROGRAM SITE ARTICLE PAGE LIST [EDITS]
//        node visible.mjs --hugo HUGO SITE ARTICLE PAGE LIST [EDITS]
// as in: node benches/visible.mjs target/release/digest site content/0/a10.txt en/a/2031-07-09-a/ en/
//
// A body edit is seen on PAGE, a title edit on LIST, an edit of the style sheet on PAGE. The clock runs from the end of the
// write to the first frame that has the change. What was edited is put back. Needs `playwright-core` (tests/web).
import { chromium } from 'playwright-core';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

const args = process.argv.slice(2);
const hugo = args[0] === '--hugo' && Boolean(args.shift());
const [program, site, article, pageAt, listAt, edits = '20'] = args;
const file = path.join(site, article);
const style = path.join(site, 'themes/default/extra.css');
const before = fs.readFileSync(file, 'utf8');
const styleBefore = fs.existsSync(style) ? fs.readFileSync(style, 'utf8') : null;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

const command = hugo ? ['server', '--source', site, '--renderToMemory'] : ['serve', '--root', site, '--port', '0'];
const server = spawn(program, command, { stdio: ['ignore', 'pipe', 'ignore'] });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const base = await new Promise((done) => {
    readline.createInterface({ input: server.stdout }).on('line', (line) => {
      const found = line.match(hugo ? /available at (?:http:)?(\/\/\S+)/ : /serving http:(\/\/\S+)/);
      if (found) done(`http:${found[1]}`);
    });
  });
  const page = await (await browser.newContext()).newPage();
  let wanted = null;
  await page.exposeBinding('digestSeen', (_, mark, at) => { if (wanted?.mark === mark) wanted.done(at); });
  await page.addInitScript(() => {
    const told = new Set();
    const look = () => {
      const text = document.documentElement?.textContent ?? '';
      const marks = [...text.matchAll(/mark\d+x/g)].map(([mark]) => mark);
      const root = document.documentElement;
      if (root) marks.push(`style${getComputedStyle(root).getPropertyValue('--mark').trim()}`);
      for (const mark of marks.filter((mark) => !told.has(mark))) {
        told.add(mark);
        requestAnimationFrame(() => window.digestSeen(mark, performance.timeOrigin + performance.now()));
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    const frame = () => { look(); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  });

  /** Edits a file again and again; `write` writes and says what will be seen. */
  const measure = async (name, at, write) => {
    await page.goto(base + at, { waitUntil: 'load' });
    await pause(1500);
    const times = [];
    for (let turn = 0; turn < Number(edits); turn += 1) {
      const mark = `${write.kind}${turn + 100}${write.kind === 'mark' ? 'x' : ''}`;
      const seen = new Promise((done) => { wanted = { mark, done }; });
      write(turn + 100);
      const begun = performance.timeOrigin + performance.now();
      const end = await Promise.race([seen, pause(60000).then(() => NaN)]);
      times.push(end - begun);
      await pause(900);
    }
    console.log(`${hugo ? 'hugo' : 'digest'} ${name}: median ${median(times).toFixed(0)} ms, least ${Math.min(...times).toFixed(0)}, most ${Math.max(...times).toFixed(0)} of ${times.length}`);
  };
  const body = (turn) => fs.writeFileSync(file, `${before}\nThe bell rang at mark${turn}x that night.\n`);
  body.kind = 'mark';
  await measure('body', pageAt, body);
  const [line, rest] = hugo ? [/^title = "/m, 'title = "'] : [/^/, ''];
  const title = (turn) => fs.writeFileSync(file, before.replace(line, `${rest}mark${turn}x `));
  title.kind = 'mark';
  await measure('title', listAt, title);
  fs.writeFileSync(file, before);
  const css = (turn) => { fs.mkdirSync(path.dirname(style), { recursive: true }); fs.writeFileSync(style, `:root { --mark: ${turn}; }\n`); };
  css.kind = 'style';
  if (!hugo) await measure('style', pageAt, css);
} finally {
  fs.writeFileSync(file, before);
  if (styleBefore === null) fs.rmSync(style, { force: true });
  else fs.writeFileSync(style, styleBefore);
  server.kill();
  await browser.close();
}
