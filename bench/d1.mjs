// The weakest phone we promise to serve (D1: 400 kbit/s, 400 ms round trip, a processor four times slower), in Chromium:
// first text, usable, card to card once cached, JavaScript memory. Median of several empty profiles.
//   node bench/d1.mjs [--pairs 5] [--people 1000]
import { createRequire } from 'node:module';
import path from 'node:path';
import { args, median, root, say, temp_folder, until } from './lib.mjs';
import { lesson, subject } from './product.mjs';

const { chromium } = createRequire(path.join(root, 'phone/package.json'))('playwright-core');
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
  await until(() => page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0), 'the load event');
  return page.evaluate(times);
}

const rows = [];
for (let i = 0; i < Number(a.pairs || 5); i++) {
  const context = await chromium.launchPersistentContext(temp_folder(), {
    executablePath: process.env.HVS_CHROMIUM ?? '/usr/bin/chromium', viewport: { width: 360, height: 640 }, serviceWorkers: 'allow',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  await context.addInitScript(watch);
  const page = await context.newPage();
  const session = await slow_down(context, page);
  await page.goto(product.origin + lesson, { waitUntil: 'load' });
  const first = await loaded(page);
  const row = { text: first.text, usable: Math.max(first.text, first.loaded, first.long) };
  // The worker has taken over and the lesson lies on the phone: from here on the network is not asked.
  await page.waitForFunction(() => navigator.serviceWorker?.controller || navigator.serviceWorker?.ready.then(() => true), null, { timeout: 60000 });
  await until(() => page.evaluate(async (card) => {
    for (const name of await caches.keys()) if (await (await caches.open(name)).match(card, { ignoreSearch: true })) return true;
    return (await caches.keys()).length > 0 && document.readyState === 'complete';
  }, lesson), 'the lesson in the cache', 90000);
  await page.waitForTimeout(Number(a.settle || 20000));
  const hops = [];
  for (let hop = 0; hop < 5; hop++) {
    const where = page.url();
    const clicked = Date.now();
    await page.locator('form button[type=submit], form button:not([type])').last().click({ noWaitAfter: true });
    await page.waitForURL((to) => to.href !== where, { waitUntil: 'commit', timeout: 20000 });
    const t = await loaded(page);
    // From the tap to the first text of the new card: the browser's own clock, started when the old page was left.
    const origin = await page.evaluate(() => performance.timeOrigin);
    hops.push({ ms: origin - clicked + t.text, from: await page.evaluate(() => performance.getEntriesByType('navigation')[0].workerStart > 0) });
  }
  row.hop = median(hops.slice(1).map((h) => h.ms));
  row.worker = hops.every((h) => h.from);
  const { metrics } = await session.send('Performance.getMetrics');
  row.heap = metrics.find((m) => m.name === 'JSHeapUsedSize').value / 1e6;
  rows.push(row);
  await context.close();
}
say('D1', 'first text', median(rows.map((r) => r.text)) / 1000, { at_most: 2.5, unit: 's' });
say('D1', 'usable', median(rows.map((r) => r.usable)) / 1000, { at_most: 4, unit: 's' });
say('D1', 'card to card, once cached', median(rows.map((r) => r.hop)), { at_most: 300, unit: 'ms' });
say('D1', 'JavaScript memory of the page', median(rows.map((r) => r.heap)), { at_most: 40, unit: 'MB' });
say('D1', 'cards that were not the worker’s', rows.filter((r) => !r.worker).length, { at_most: 0 });
process.exit();
