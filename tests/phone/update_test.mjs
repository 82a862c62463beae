// A newer build reaches a phone that still holds unsent answers: nothing is lost, each arrives once, and the new worker
// answers pages without signal like the old one. The newer build is this one under another version, with its core at
// another address and the old address gone.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, freePort, phone, pullBattery, remove, root, startForLearner, stored, until, wire, workerReady } from "./browser.mjs";

const share = join(root, "build/release/share");
const newer = folder();
const data = folder();
const profile = folder();
const port = await freePort();
let server = await startForLearner(data, port);
const line = await wire(port);
const at = "http://127.0.0.1:" + line.port;
const unit = at + "/hoc/lam-quen/man-hinh/";
let device = await phone(profile);
let failed = null;

const makeNewer = () => {
  cpSync(share, newer, { recursive: true, filter: (from) => !from.startsWith(join(share, "am")) });
  const worker = readFileSync(join(share, "sw.js"), "utf8");
  const core = worker.match(/\/t\/([0-9a-f]+)\/core\.wasm/)[1];
  const later = core.replace(/^.{4}/, (four) => (four === "c0de" ? "ed0c" : "c0de"));
  const shell = JSON.parse(worker.match(/\["\/t\/[^\]]*\]/)[0]);
  const classes = worker.match(/\/t\/[0-9a-f]+\/class\.wasm/)[0];
  const version = (hash) => createHash("sha256").update(JSON.stringify([shell, `/t/${hash}/core.wasm`, classes])).digest("hex").slice(0, 12);  // phone/build.mjs
  assert.ok(worker.includes(version(core)));
  renameSync(join(newer, "assets", core), join(newer, "assets", later));
  for (const name of readdirSync(newer)) if (/^sw\.js/.test(name)) rmSync(join(newer, name));
  writeFileSync(join(newer, "sw.js"), worker.replaceAll(core, later).replaceAll(version(core), version(later)));
};
const known = async () => {
  const { cards, tries } = await (await fetch("http://127.0.0.1:" + port + "/dem")).json();
  return { cards, tries };
};
const unsent = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const open = indexedDB.open("hocvuso");
  open.onerror = () => reject(open.error);
  open.onsuccess = () => {
    const all = open.result.transaction(["outbox"]).objectStore("outbox").getAll();
    all.onsuccess = () => { open.result.close(); resolve(all.result.filter((one) => one.settled === undefined).length); };
  };
}));
const shells = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("vo-")));
const press = async (page) => {
  await page.locator(".dock .button").first().click({ timeout: 10000 });
  await page.waitForLoadState("load");
};

try {
  makeNewer();
  let page = await device.newPage();
  await page.goto(unit + "01");
  await workerReady(page);
  await until("the course and the learner are on the device", async () => (await stored(page, "packs")).includes("/hoc/goi/lam-quen") && (await stored(page, "meta")).includes("identity"));
  const [before] = await shells(page);

  // Two cards and an answer in the valley.
  line.cut();
  for (const card of ["01", "02"]) {
    await page.goto(unit + card);
    await press(page);
  }
  await page.goto(unit + "q1");
  await page.locator('main [name="chon"]').first().click();
  await page.waitForLoadState("load");
  assert.equal(await unsent(page), 3);

  // Signal enough for pages and the newer build, not yet for what waits.
  await server.stop();
  server = await startForLearner(data, port, newer);
  line.state.block = "POST /dong-bo ";
  line.state.cut = false;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until("the newer build is in charge, the older one is gone", async () => {
    const now = await shells(page).catch(() => [before]);
    return now.length === 1 && now[0] !== before;
  });
  await workerReady(page);
  assert.equal(await unsent(page), 3, "what waits outlives the older build");
  assert.deepEqual(await known(), { cards: 0, tries: 0 });

  // The newer build without signal: it shows what waits, and keeps more.
  line.cut();
  await page.goto(unit + "03");
  await press(page);
  assert.equal(await unsent(page), 4);
  await pullBattery(profile, device);
  device = await phone(profile);
  page = await device.newPage();
  await page.goto(unit + "04");
  assert.equal(await unsent(page), 4);
  assert.match(await page.textContent("[data-status]"), /Đã lưu trên máy này|còn 4/);

  line.mend();
  await page.goto(unit + "04");
  await until("all is sent", async () => (await unsent(page)) === 0);
  assert.deepEqual(await known(), { cards: 3, tries: 1 }, "each once");
  console.log("update: passed (a newer build takes over with four unsent answers)");
} catch (why) {
  failed = why;
} finally {
  await device.close().catch(() => undefined);
  await server.stop();
  line.close();
  for (const one of [data, profile, newer]) remove(one);
}
if (failed) {
  console.error(failed);
  process.exit(1);
}
