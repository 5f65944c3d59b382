// Lighthouse on a phone and on a desk: 100 in all four categories. usage: node lighthouse.mjs BASE_URL PATH…
// Speed is measured again, up to three times, where the machine was busy; what else is amiss is so each time.
import lighthouse, { desktopConfig } from 'lighthouse'; import { launch } from 'chrome-launcher';
const [base, ...paths] = process.argv.slice(2), tries = 3;
const chromeFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', chromeFlags });
const wrong = (category, audits) => category.auditRefs.filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 0.995).map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`);
let faults = 0;
for (const path of paths) for (const [device, config] of [['phone', undefined], ['desk', desktopConfig]]) {
  let best;
  for (let one = 0; one < tries && !(best >= 4); one += 1) {
    const { lhr } = await lighthouse(base + path, { port: chrome.port, logLevel: 'error' }, config);
    const categories = Object.values(lhr.categories), sum = categories.reduce((sum, { score }) => sum + score, 0);
    if (best === undefined || sum > best) best = sum;
    if (sum < 4 && one + 1 < tries) continue;
    console.log(best < 4 ? 'fault' : 'ok', device, path, ...categories.map(({ id, score }) => `${id} ${Math.round(score * 100)}`));
    if (best < 4) { faults += 1; for (const category of categories) for (const line of wrong(category, lhr.audits)) console.log('  ', category.id, line); }
  }
}
chrome.kill(); console.log(`${paths.length} pages on two devices, ${faults} faults`); process.exit(faults ? 1 : 0);
