// A learner opens a lesson once; then the server dies. The whole unit, its questions and the checker still work.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { folder, freePort, phone, remove, root, startProduct, stored, until, workerReady } from "./browser.mjs";

const data = folder();
const profile = folder();
const port = await freePort();
const at = "http://127.0.0.1:" + port;
let product = await startProduct(data, port);
let device = await phone(profile);
let failed = null;
try {
  let page = await device.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (line) => { if (line.type() === "error" && !/Failed to load resource/.test(line.text())) problems.push(line.text()); });
  await page.goto(at + "/hoc/lam-quen");
  const title = await page.title();
  await workerReady(page);
  await until("the course is on the device", async () => (await stored(page, "packs")).includes("/hoc/goi/lam-quen"));
  await until("pictures are on the device", () => page.evaluate(async () => (await (await caches.open("hinh-tieng")).keys()).length > 0));
  await page.waitForFunction(() => document.readyState === "complete");
  await page.goto(at + "/chung-nhan"); // the checker is opened once: its keys and list are pinned
  await until("keys are pinned", () => page.evaluate(() => JSON.parse(localStorage.getItem("hvs-khoa") ?? "[]").length > 0));

  await product.stop(); // no signal from here on
  await page.goto(at + "/hoc/lam-quen");
  assert.equal(await page.title(), title, "the course page is the same without signal");
  const fromPhone = await page.evaluate(async () => (await fetch(location.href).catch(() => null)) === null);
  assert.ok(fromPhone, "the server is really dead");

  await page.click(".dock .button");
  let steps = 0;
  let picture = false;
  const tries = {};
  for (; steps < 40; ++steps) {
    if (page.url().endsWith("/xong")) break;
    const image = page.locator("img.figure");
    if ((await image.count()) > 0) picture ||= await image.first().evaluate((img) => img.complete && img.naturalWidth > 0);
    const options = page.locator('main [name="chon"]');
    const ask = (await options.count()) > 0;
    const option = options.nth(tries[page.url()] ?? 0);
    if (ask) tries[page.url()] = (tries[page.url()] ?? 0) + 1; // another answer each time the question comes back
    if (process.env.HVS_SEE) console.log(page.url(), await page.textContent("h1"), await page.locator(".dock").innerHTML().catch(() => "no dock"));
    await (ask ? option : page.locator(".dock .button").first()).click({ timeout: 5000 });
    await page.waitForLoadState("load");
  }
  assert.ok(page.url().endsWith("/xong"), "the unit was walked to its end, now at " + page.url());
  assert.ok(picture, "pictures are shown without signal");

  // The checker, too: the code of another issuer is told apart from noise, by what is on this device alone.
  const { cases } = JSON.parse(readFileSync(root + "/tests/golden/certificates.json", "utf8"));
  const here = page.url();
  await page.goto(at + "/chung-nhan");
  for (const [code, kind] of [[cases[0].text, /chưa biết nơi cấp/], ["xin chào", /không phải mã/]]) {
    await page.fill("[name=ma]", code);
    await page.click("form[data-checker] .button.primary");
    await until("the checker says so", async () => kind.test(await page.textContent("[data-checker-result]")));
  }

  // The phone is switched off and on in the valley.
  await device.close();
  device = await phone(profile);
  page = await device.newPage();
  await page.goto(here);
  assert.match(await page.textContent("h1"), /\S/);
  await page.goBack().catch(() => undefined);

  // An address nobody kept: words, not the browser's dinosaur.
  product = await startProduct(data, port);
  await page.goto(at + "/hoc");
  assert.ok((await page.textContent("h1")).length > 0);
  assert.deepEqual(problems, []);
  console.log(`lesson offline: passed (${steps} steps without signal)`);
} catch (why) {
  failed = why;
} finally {
  await device.close();
  await product.stop();
  remove(data);
  remove(profile);
}
if (failed) {
  console.error(failed);
  process.exit(1);
}
