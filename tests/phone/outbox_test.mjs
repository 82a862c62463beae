// What a learner does without signal is kept, shown as kept, and arrives exactly once: through a dead wire, a lost answer
// and a battery that falls out. The learner is invented and always signed in (server.cpp).
import assert from "node:assert/strict";
import { folder, freePort, phone, pullBattery, remove, startForLearner, stored, until, wire, workerReady } from "./browser.mjs";

const rounds = Number(process.env.HVS_ROUNDS ?? 4);
const data = folder();
const profile = folder();
const port = await freePort();
const server = await startForLearner(data, port);
const line = await wire(port);
const at = "http://127.0.0.1:" + line.port;
const unit = at + "/hoc/lam-quen/man-hinh/";
let device = await phone(profile);
let failed = null;

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
const press = async (page) => {
  await page.locator(".dock .button").first().click({ timeout: 10000 });
  await page.waitForLoadState("load");
};
const status = (page) => page.textContent("[data-status]");

try {
  let page = await device.newPage();
  await page.goto(unit + "01");
  await workerReady(page);
  await until("the course and the learner are on the device", async () => (await stored(page, "packs")).includes("/hoc/goi/lam-quen") && (await stored(page, "meta")).includes("identity"));

  // 1. No signal: three cards are kept here, and said so.
  line.cut();
  for (const card of ["01", "02", "03"]) {
    await page.goto(unit + card);
    await press(page);
  }
  assert.equal(await unsent(page), 3);
  await until("the page says that it is kept", async () => /Đã lưu trên máy này/.test(await status(page)));
  assert.deepEqual(await known(), { cards: 0, tries: 0 }, "nothing can have arrived");

  // 2. The battery falls out; the phone starts again in the valley, and everything is still there.
  await pullBattery(profile, device);
  device = await phone(profile);
  page = await device.newPage();
  await page.goto(unit + "04");
  assert.equal(await unsent(page), 3);
  assert.equal((await known()).cards, 0);

  // 3. The answer gets lost on the way back: the server has them, the phone cannot know, and sends again.
  line.state.cut = false;
  line.state.deaf = true;
  await page.evaluate(() => navigator.serviceWorker.controller.postMessage({ kind: "send" }));
  await until("the server has them", async () => (await known()).cards === 3);
  assert.equal(await unsent(page), 3, "without an answer nothing leaves the outbox");
  line.mend();
  await page.goto(unit + "04");
  await until("all is sent", async () => (await unsent(page)) === 0);
  await until("the page says when", async () => /Đã gửi xong lúc \d\d:\d\d/.test(await status(page)));
  assert.deepEqual(await known(), { cards: 3, tries: 0 });

  // 4. An answer to a question, with signal: kept first, sent at once, counted once.
  await page.goto(unit + "q1");
  await page.locator('main [name="chon"]').first().click();
  await page.waitForLoadState("load");
  await until("the answer arrived", async () => (await known()).tries === 1);

  // 5. Batteries fall out at bad moments. Shown answers are never lost; no press counts twice.
  let shown = 1;
  let pressed = 1;
  for (let round = 0; round < rounds; ++round) {
    if (round % 2 === 0) line.cut();
    else line.mend();
    await page.goto(unit + "q2").catch(() => undefined);
    ++pressed;
    const moment = 40 * round;
    const answered = page.locator('main [name="chon"]').nth(1).click({ timeout: 8000 }).then(() => page.waitForSelector("[class*=notice], .dock a", { timeout: 8000 })).then(() => true, () => false);
    if (round % 3 === 2) shown += (await answered) ? 1 : 0;
    else await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, moment))]);
    await pullBattery(profile, device);
    line.mend();
    device = await phone(profile);
    page = await device.newPage();
    await page.goto(unit + "q1");
    await workerReady(page);
    await until("nothing waits after round " + round, async () => (await unsent(page)) === 0);
  }
  const { tries, cards } = await known();
  assert.equal(cards, 3);
  assert.ok(tries >= shown && tries <= pressed, `${shown} answers were shown, ${pressed} pressed, ${tries} counted`);
  console.log(`outbox: passed (${pressed} answers pressed, ${shown} surely shown, ${tries} counted)`);
} catch (why) {
  failed = why;
} finally {
  await device.close().catch(() => undefined);
  await server.stop();
  line.close();
  remove(data);
  remove(profile);
}
if (failed) {
  console.error(failed);
  process.exit(1);
}
