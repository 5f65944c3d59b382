// Every page on screens of several widths: none may scroll sideways. usage: node widths.mjs BASE_URL SITE
import { chromium } from 'playwright-core'; import fs from 'node:fs'; import os from 'node:os';
const [base, site] = process.argv.slice(2), widths = [320, 360, 390, 430, 600, 768, 960, 1280];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
// Pages at old addresses lead on before anyone can look at them.
const here = (name) => name.endsWith('.html') && !fs.readFileSync(`${site}/${name}`, 'utf8').includes('http-equiv="refresh"');
const rest = fs.readdirSync(site, { recursive: true }).map((name) => name.replaceAll('\\', '/')).filter(here), count = rest.length;
let faults = 0;
await Promise.all(os.cpus().map(async () => {
  const page = await (await browser.newContext()).newPage();
  while (rest.length) {
    const name = rest.shift();
    await page.goto(`${base}/${name.replace(/index\.html$/, '')}`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const [most, what] = await page.evaluate(() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [0];
        const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1).pop();
        return [root.scrollWidth, wide?.outerHTML.slice(0, 100)];
      });
      if (most) { faults += 1; console.log(width, name, 'scrolls sideways to', most, what); }
    }
  }
}));
await browser.close(); console.log(`${count} pages at ${widths.length} widths, ${faults} faults`); process.exit(faults || !count ? 1 : 0);
