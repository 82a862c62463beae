// Lighthouse, mobile form, all four categories ≥ 95 on the pages that everybody opens first.
//   node bench/lighthouse.mjs [--pairs 1] [--people 1000] [--show]     CHROME_PATH chooses the browser (/usr/bin/chromium)
// Its own node_modules: cd bench/lighthouse && npm ci
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { args, median, root, say, temp_folder } from './lib.mjs';
import { lesson, subject } from './product.mjs';

const a = args();
process.env.CHROME_PATH ||= '/usr/bin/chromium';
const here = path.join(root, 'bench/lighthouse');
if (!fs.existsSync(path.join(here, 'node_modules'))) {
  console.error('missing: Lighthouse (cd bench/lighthouse && npm ci)');
  process.exit(2);
}
const from = createRequire(path.join(here, 'package.json'));
const load = (name) => import(pathToFileURL(from.resolve(name)));
const { default: lighthouse } = await load('lighthouse');
const { launch } = await load('chrome-launcher');

const product = await subject({ people: 1000, ...a });
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
for (const where of ['/', '/hoc', lesson, '/ke-hoach']) {
  const scores = Object.fromEntries(categories.map((c) => [c, []]));
  const wanting = new Map();
  for (let i = 0; i < Number(a.pairs || 1); i++) {
    const chrome = await launch({
      userDataDir: temp_folder(),
      chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    const { lhr } = await lighthouse(product.origin + where, { port: chrome.port, onlyCategories: categories, formFactor: 'mobile', logLevel: 'error' });
    await chrome.kill();
    for (const c of categories) {
      scores[c].push(Math.round(100 * lhr.categories[c].score));
      for (const { id, weight } of lhr.categories[c].auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 0.9) wanting.set(id, `${c}: ${audit.title} ${audit.displayValue || ''}`);
      }
    }
    if (a.show) fs.writeFileSync(path.join(a.show === true ? '.' : a.show, `lighthouse${where.replaceAll('/', '-')}.json`), JSON.stringify(lhr));
  }
  for (const c of categories) say('Light', `${where}: ${c}`, median(scores[c]), { at_least: 95 });
  for (const line of wanting.values()) console.log(`#   ${line}`);
}
process.exit();
