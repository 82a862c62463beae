// The weakest phone we promise to serve (D1: 400 kbit/s, 400 ms round trip, a processor four times slower), in Chromium:
// first text, usable, card to card once cached, JavaScript memory. Median of several empty profiles.
//   node bench/d1.mjs [--pairs 5] [--people 1000]
import { phone, stored, workerReady } from '../tests/phone/browser.mjs';
import { args, median, say, temp_folder, until } from './lib.mjs';
import { lesson, subject } from './product.mjs';

const a = args();
const product = await subject({ people: 1000, ...a });
const line = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };

// Text is seen at the first paint of content; the page is usable when it is loaded and no task of 50 ms runs any more.
function watch() {
  window.d1 = { long: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.d1.long = Math.max(window.d1.long, e.startTime + e.duration); })).observe({ type: 'longtask', buffered: true });
}
const times = () => {
  const [nav] = performance.getEntriesByType('navigation');
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return { text: paint?.startTime ?? Infinity, loaded: nav.loadEventEnd, long: window.d1.long };
};

async function slow_down(context, page) {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Performance.enable');
  return session;
}

async function loaded(page) {
  await page.waitForLoadState('load');
  await until(() => page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0 && performance.getEntriesByName('first-contentful-paint').length > 0), 'load and first text');
  return page.evaluate(times);
}

const rows = [];
for (let i = 0; i < Number(a.pairs || 5); i++) {
  const context = await phone(temp_folder());
  await context.addCookies(product.headers.Cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: product.origin })));
  await context.addInitScript(watch);
  const page = await context.newPage();
  const session = await slow_down(context, page);
  await page.goto(product.origin + lesson, { waitUntil: 'load' });
  const first = await loaded(page);
  const row = { text: first.text, usable: Math.max(first.text, first.loaded, first.long) };
  // The course page asks for the whole course; then the worker answers from the phone.
  await page.goto(product.origin + '/hoc/lam-quen', { waitUntil: 'load', timeout: 60000 });
  await workerReady(page);
  await until(async () => (await stored(page, 'packs')).includes('/hoc/goi/lam-quen'), 'the course on the phone', 120000);
  await page.goto(product.origin + lesson, { waitUntil: 'load', timeout: 60000 });
  const hops = [];
  for (let hop = 0; hop < 4; hop++) {
    const where = page.url();
    const clicked = await page.evaluate(() => performance.timeOrigin + performance.now());
    await page.evaluate(() => { setTimeout(() => document.querySelector('.dock #tiep button').click()); });
    await page.waitForURL((to) => to.href !== where, { waitUntil: 'commit', timeout: 20000 });
    const t = await loaded(page);
    // From the tap to the first text of the new card: the browser's own clock, started when the old page was left.
    const origin = await page.evaluate(() => performance.timeOrigin);
    hops.push({ ms: origin - clicked + t.text, from: await page.evaluate(() => performance.getEntriesByType('navigation')[0].workerStart > 0) });
  }
  row.hops = hops.map((h) => h.ms);
  row.hop = median(row.hops.slice(1));
  row.worker = hops.every((h) => h.from);
  const { metrics } = await session.send('Performance.getMetrics');
  row.heap = metrics.find((m) => m.name === 'JSHeapUsedSize').value / 1e6;
  rows.push(row);
  await context.close();
}
say('D1', 'first text', median(rows.map((r) => r.text)) / 1000, { at_most: 2.5, unit: 's' });
say('D1', 'usable', median(rows.map((r) => r.usable)) / 1000, { at_most: 4, unit: 's' });
say('D1', 'card to card, once cached', median(rows.map((r) => r.hop)), { at_most: 300, unit: 'ms' });
console.log(`# card to card: ${rows.map((r) => r.hops.map((h) => h.toFixed(0)).join(' ')).join(' | ')} ms`);
say('D1', 'JavaScript memory of the page', median(rows.map((r) => r.heap)), { at_most: 40, unit: 'MB' });
say('D1', 'cards that were not the worker’s', rows.filter((r) => !r.worker).length, { at_most: 0 });
process.exit();
