// Types into the search page as readers do: letter by letter, with an input method, with the arrow keys, by address.
// usage: node typing.mjs BASE_URL PATH QUERY      PATH: a search page; QUERY: words of Han that some article has
import { chromium } from 'playwright-core';
const [base, path, query] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
let faults = 0;
const hold = (good, ...words) => { if (!good) { faults += 1; console.log('BAD', ...words); } };
const page = await (await browser.newContext()).newPage();
const asked = [];
page.on('console', (message) => message.type() === 'error' && hold(false, 'console:', message.text()));
page.on('pageerror', (error) => hold(false, 'script:', String(error)));
page.on('request', (request) => asked.push(new URL(request.url()).pathname));
const results = () => page.locator('#results > li').count();
await page.goto(base + path);
hold(!asked.some((one) => one.endsWith('.json')), 'asks for the index before the first query');
const input = page.locator('#q');
await input.pressSequentially(query, { delay: 20 });
await page.waitForSelector('#results > li');
hold(await page.locator('#results mark').count() > 0, 'no match is marked');
hold((await page.locator('#found').innerText()).length > 0, 'the number of results is not said');
hold(new URL(page.url()).searchParams.get('q') === query, 'the address does not hold the query');
await page.keyboard.press('ArrowDown');
hold(await page.evaluate(() => document.activeElement?.closest('#results') !== null), 'the arrow does not lead to a result');
await page.keyboard.press('ArrowUp');
hold(await page.evaluate(() => document.activeElement?.id === 'q'), 'the arrow does not lead back');
// What an input method has not settled is not asked for; the end of the composition is.
await input.fill('');
await page.waitForFunction(() => !document.querySelector('#results > li'));
await page.evaluate((text) => {
  const field = document.getElementById('q');
  field.dispatchEvent(new CompositionEvent('compositionstart'));
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
}, query);
await page.waitForTimeout(400);
hold(await results() === 0, 'asks while an input method composes');
await page.evaluate(() => document.getElementById('q').dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })));
await page.waitForSelector('#results > li');
await page.goto(`${base}${path}?q=${encodeURIComponent(query)}`);
await page.waitForSelector('#results > li');
const link = page.locator('#results a').first();
await link.click();
const place = new URL(page.url()).hash;
hold(!place || await page.locator(place).count() === 1, 'a result leads to no place on its page');
await browser.close();
console.log(`typing: ${faults} faults`);
process.exit(faults ? 1 : 0);
