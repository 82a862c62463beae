// One scenario in three ways: with the server, with script switched off, and with the server dead. A real-looking number is
// never sent on, and a run made without signal counts when the signal is back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folder, freePort, phone, remove, root, startForLearner, stored, until, workerReady } from "./browser.mjs";

const axe = readFileSync(join(root, "phone/node_modules/axe-core/axe.min.js"), "utf8");
const id = "quet-qr";
const variant = "rau-cho";
const ways = [["xem-mau", "show me"], ["cung-lam", "help me"], ["tu-lam", "alone"]];
const touches = ["Ngân hàng Mẫu", "Quét mã QR", "Mã trên bàn hàng", "Đúng tên", null, "Trả tiền", "Xong"]; // null: typed

const data = folder();
const profile = folder();
const port = await freePort();
const at = "http://127.0.0.1:" + port;
let server = await startForLearner(data, port);
let device = await phone(profile);
let failed = null;

const band = async (page) => assert.match(await page.textContent(".practice-band"), /TẬP THỬ – không mất tiền/);
const clean = async (page, what) => {
  const found = await page.evaluate(async (source) => {
    if (!window.axe) (0, eval)(source);
    const { violations } = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] });
    return violations.map((one) => one.id + ": " + one.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | "));
  }, axe);
  assert.deepEqual(found, [], what);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, what + " is too wide");
};
const targets = async (page) => {
  const small = await page.evaluate(() => [...document.querySelectorAll(".handset a, .handset button, .handset input:not([type=hidden])")].filter((e) => e.getBoundingClientRect().height < 56).map((e) => e.textContent));
  assert.deepEqual(small, [], "nothing to touch is lower than 56 px");
};

const walk = async (page, way) => {
  for (const label of touches) {
    await band(page);
    const before = page.url();
    if (way === "xem-mau") await page.locator(".dock a, .dock button").first().click();
    else if (label === null) {
      await page.fill(".p-field input[type=text]", "45000");
      await page.click(".p-field button");
    } else await page.locator(".handset .p-spot", { hasText: label }).first().click();
    await page.waitForURL((url) => url.href !== before);
  }
  await band(page);
  assert.match(await page.textContent("h1"), /Xong việc rồi/);
};
const open = async (page, way) => {
  await page.goto(at + "/tap-thu/" + id + "?t=" + variant);
  await page.click(`main a[href*="/${way}"]`);
  await page.waitForURL("**/" + way + "*");
};
const runs = async () => (await (await fetch(at + "/dem")).json()).runs;

try {
  // Script off, another browser profile: every touch is a link or a form.
  const plain = folder();
  const bare = await phone(plain, { javaScriptEnabled: false });
  const page0 = await bare.newPage();
  for (const [way] of ways) {
    await open(page0, way);
    await walk(page0, way);
  }
  assert.deepEqual(await runs(), { all: 3, verified: 3, practised: 1 });
  await page0.goBack();
  await page0.goBack();
  assert.match(await page0.textContent("h1"), /45\.000/, "Back leads to the same place of the run");
  await bare.close();
  remove(plain);

  // With script, worker and signal; what a habit types is caught.
  let page = await device.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(at + "/tap-thu");
  await clean(page, "the shelf");
  await workerReady(page);
  await open(page, "cung-lam");
  await clean(page, "a screen");
  await targets(page);
  await until("the scenario is on the device", async () => (await stored(page, "packs")).includes("/tap-thu/goi/" + id));
  await until("its sounds are on the device", () => page.evaluate(async () => (await (await caches.open("hinh-tieng")).keys()).some((r) => r.url.includes("/am/tap-thu/"))));
  assert.ok((await page.locator("audio source").count()) >= 4, "prompts can be heard");
  await page.goto(`${at}/tap-thu/${id}/${variant}/tu-lam?n=bbaa`);
  const sent = [];
  page.on("request", (request) => sent.push(request.url() + " " + (request.postData() ?? "")));
  for (const typed of ["019084001234", "4111 1111 1111 1111", "0912345678", "482915"]) {
    await page.fill(".p-field input[type=text]", typed);
    await page.click(".p-field button");
    await page.waitForURL(/~/);
    assert.match(await page.textContent("[role=status].warn"), /Dừng tay nhé/);
    assert.ok(!(await page.content()).includes(typed) && !page.url().includes(typed));
    await clean(page, "a warning");
    await page.goto(`${at}/tap-thu/${id}/${variant}/tu-lam?n=bbaa`);
  }
  // Wrong touches: where to look, then a pulse, then the spot.
  await page.goto(`${at}/tap-thu/${id}/${variant}/tu-lam`);
  for (const [n, here, finger] of [[1, 0, 0], [2, 1, 0], [3, 1, 1]]) {
    await page.locator(".handset .p-spot", { hasText: "Máy ảnh" }).click();
    await page.waitForURL(new RegExp("n=c{" + n + "}$"));
    assert.equal(await page.locator(".p-here").count(), here);
    assert.equal(await page.locator(".p-finger").count(), finger);
    assert.match(await page.textContent("[role=status].info"), /Chưa phải chỗ này/);
  }

  // No signal from here on.
  await server.stop();
  for (const [way] of ways) {
    await open(page, way);
    if (way === "cung-lam") await page.reload(); // a reload stays where it was
    await walk(page, way);
  }
  await page.goto(at + "/tap-thu");
  assert.match(await page.textContent("main"), /Đã tập xong 1 trên 1 việc có trên máy này/);
  await clean(page, "the shelf without signal");

  // Switched off in the valley, switched on at home: three runs more, each once.
  await device.close();
  server = await startForLearner(data, port);
  device = await phone(profile);
  page = await device.newPage();
  await page.goto(at + "/tap-thu");
  await until("the runs have arrived", async () => (await runs()).all === 6);
  assert.deepEqual(await runs(), { all: 6, verified: 6, practised: 2 });
  await page.goto(at + "/hoc");
  assert.match(await page.textContent("main"), /Đã tập xong 1 trên \d+ việc/);
  assert.deepEqual(problems, []);
  console.log("practice: passed (three ways: script off, with signal, without signal)");
} catch (why) {
  failed = why;
} finally {
  await device.close().catch(() => undefined);
  await server.stop();
  remove(data);
  remove(profile);
}
if (failed) {
  console.error(failed);
  process.exit(1);
}
