// Bytes over the wire of a first visit to a lesson card, in Chromium with an empty cache (issue: ≤ 60 KB HTML+CSS+JS, of which
// JS ≤ 20 KB; next card ≤ 15 KB; core.wasm ≤ 150 KB compressed, and only after the page is usable).
// usage: node bench/weight.mjs [--people N] [--data DIR]
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { args, root, say } from './lib.mjs';
import { subject } from './product.mjs';

const kilobyte = 1024;

async function loading(page, wire, address) {
  wire.length = 0;
  await page.goto(address, { waitUntil: 'load' });
  return [...wire];
}
const bytes = (list, ...kinds) => list.filter((one) => kinds.length === 0 || kinds.includes(one.kind)).reduce((n, one) => n + one.bytes, 0);

// What a visitor's browser fetches from this server: bytes by kind, and how many requests the first card takes.
export async function weigh(server) {
  const { chromium } = createRequire(path.join(root, 'phone/package.json'))('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.HVS_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const requests = new Map();
    const wire = [];
    session.on('Network.responseReceived', (event) => requests.set(event.requestId, { kind: event.type, url: event.response.url }));
    session.on('Network.loadingFinished', (event) => {
      const known = requests.get(event.requestId);
      if (known && !known.url.startsWith('data:')) wire.push({ ...known, bytes: event.encodedDataLength });
    });
    const base = `http://127.0.0.1:${server.port}`;
    const first = await loading(page, wire, `${base}/hoc/lam-quen/man-hinh/01`);
    const next = await loading(page, wire, `${base}/hoc/lam-quen/man-hinh/02`);
    const worker = await (await fetch(`${base}/sw.js`)).text();
    const core = /\/t\/[0-9a-f]+\/core\.wasm/.exec(worker)[0];
    const packed = await fetch(base + core, { method: 'HEAD', headers: { 'Accept-Encoding': 'br' } });
    return {
      first_visit: bytes(first, 'Document', 'Stylesheet', 'Script'), js: bytes(first, 'Script'), requests: first.length,
      early_wasm: bytes(first.filter((one) => one.url.endsWith('.wasm'))), next_card: bytes(next), wasm: Number(packed.headers.get('content-length')),
    };
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const w = await weigh(await subject({ people: 1000, ...args() }));
  const unit = 'KB';
  say('Weight', 'first lesson page: HTML + CSS + JS', w.first_visit / kilobyte, { at_most: 60, unit });
  say('Weight', 'of which JS', w.js / kilobyte, { at_most: 20, unit });
  say('Weight', 'core.wasm before the page is usable', w.early_wasm / kilobyte, { at_most: 0, unit });
  say('Weight', 'next card, all', w.next_card / kilobyte, { at_most: 15, unit });
  say('Weight', 'core.wasm, compressed', w.wasm / kilobyte, { at_most: 150, unit });
  process.exit();
}
