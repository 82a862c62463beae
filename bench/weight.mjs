// Bytes over the wire of a first visit to a lesson card, in Chromium with an empty cache (issue: ≤ 60 KB HTML+CSS+JS, of which
// JS ≤ 20 KB; next card ≤ 15 KB; core.wasm ≤ 150 KB compressed, and only after the page is usable).
// usage: node bench/weight.mjs   (needs build/release)
import { createRequire } from "node:module";
import { folder, freePort, remove, root, startProduct } from "../tests/phone/browser.mjs";

const { chromium } = createRequire(root + "/phone/package.json")("playwright-core");
const data = folder();
const port = await freePort();
const product = await startProduct(data, port);
const browser = await chromium.launch({ executablePath: process.env.HVS_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let over = 0;

const measure = async (page, wire, address) => {
  wire.length = 0;
  await page.goto(address, { waitUntil: "load" });
  const kinds = {};
  for (const one of wire) kinds[one.kind] = (kinds[one.kind] ?? 0) + one.bytes;
  return kinds;
};
const judge = (what, bytes, limit) => {
  const bad = bytes > limit;
  over += bad ? 1 : 0;
  console.log(`${bad ? "OVER" : "ok  "} ${what}: ${(bytes / 1024).toFixed(1)} KB of ${limit / 1024} KB`);
};

try {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const requests = new Map();
  const wire = [];
  session.on("Network.responseReceived", (event) => requests.set(event.requestId, { kind: event.type, url: event.response.url }));
  session.on("Network.loadingFinished", (event) => {
    const known = requests.get(event.requestId);
    if (known && !known.url.startsWith("data:")) wire.push({ ...known, bytes: event.encodedDataLength });
  });
  const base = `http://127.0.0.1:${port}/hoc/lam-quen/man-hinh/`;
  const first = await measure(page, wire, base + "01");
  const sum = (kinds, ...names) => names.reduce((all, name) => all + (kinds[name] ?? 0), 0);
  console.log("first visit by kind:", first);
  judge("first lesson page, HTML+CSS+JS", sum(first, "Document", "Stylesheet", "Script"), 60 * 1024);
  judge("of which JS", sum(first, "Script"), 20 * 1024);
  judge("core.wasm before the page is usable", wire.filter((one) => one.url.endsWith(".wasm")).reduce((all, one) => all + one.bytes, 0), 0);
  const next = await measure(page, wire, base + "02");
  judge("next card, all", Object.values(next).reduce((all, one) => all + one, 0), 15 * 1024);
  const files = await (await fetch(`http://127.0.0.1:${port}/sw.js`)).text();
  const core = /\/t\/[0-9a-f]+\/core\.wasm/.exec(files)?.[0];
  const packed = await fetch(`http://127.0.0.1:${port}${core}`, { method: "HEAD", headers: { "Accept-Encoding": "br" } });
  judge("core.wasm, compressed", Number(packed.headers.get("content-length")), 150 * 1024);
} finally {
  await browser.close();
  await product.stop();
  remove(data);
}
process.exit(over > 0 ? 1 : 0);
