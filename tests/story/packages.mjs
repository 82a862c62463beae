// Lessons made elsewhere: brought in, looked at, played in their frame, kept, put back; and what a prying package reaches.
import assert from "node:assert/strict";
import { request } from "node:http";
import { join } from "node:path";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { hocvuso, root, text, until } from "./world.mjs";

const sample = (name) => join(root, "tests/packages", name);
// Asked under another name of this machine; only browsers know that every name below localhost is here.
const statusUnder = (port, host, method, path) =>
  new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers: { host } }, (reply) => { reply.resume(); resolve(reply.statusCode); });
    asked.on("error", reject).end();
  });
const facts = (world, entity) => world.count(`SELECT count(*) n FROM operation_log WHERE entity='${entity}'`);

// The package's own document: in the frame that the run-time's document opened.
const inside = async (page, path) => {
  await until("the package is open", async () => page.frames().some((one) => one.url().includes(path)));
  return page.frames().find((one) => one.url().includes(path));
};

export const packagesSteps = async (world) => {
  const shots = process.env.HVS_SHOTS;
  if (shots) mkdirSync(shots, { recursive: true });
  const shot = async (page, name) => { if (shots) await page.screenshot({ path: join(shots, name + ".png"), fullPage: true }); };
  const author = await world.page("large", "soanbai");
  const learner = await world.context("small");
  const page = await learner.newPage();
  let scorm = "";

  const send = async (name) => {
    await author.goto(world.at + "/quan-tri/goi");
    await author.setInputFiles("#tep", sample(name));
    await author.click("form[data-pieces] button");
    await author.waitForURL("**/quan-tri/goi/nhan/*");
    await until("it was read", async () => !(await text(author)).includes("Trang tự cập nhật") || (await author.reload(), false));
  };
  const confirm = async () => {
    await author.click("form[action$='/dung'] button");
    await author.waitForURL("**/quan-tri/goi?xong=dung");
  };
  const open = async (title) => {
    await author.goto(world.at + "/hoc-them");
    return (await author.locator("main .list a", { hasText: title }).getAttribute("href"));
  };

  await world.step("9 packages: a SCORM 1.2 package is looked at before it is used", async () => {
    await author.goto(world.at + "/quan-tri/goi");
    await shot(author, "goi-1280");
    await send("scorm12.zip");
    const said = await text(author);
    for (const words of ["Gói mẫu SCORM 1.2", "SCORM 1.2 (1.2)", "Phần hai", "khong-co.html", "ngoai.example"]) assert.ok(said.includes(words), words);
    assert.equal(world.count("SELECT count(*) n FROM package"), 0, "nothing is shown before somebody says so");
    await shot(author, "xem-truoc-1280");
    await confirm();
    assert.equal(world.count("SELECT count(*) n FROM package WHERE shown=1"), 1);
    assert.equal(world.count("SELECT count(*) n FROM audit_log WHERE action='interop.package_shown'"), 1);
    await shot(author, "dang-dung-1280");
    scorm = await open("Gói mẫu SCORM 1.2");
  });

  await world.step("9 packages: hostile archives are refused in words, and leave nothing behind", async () => {
    for (const [name, words] of [["bad-traversal.zip", "ghi ra ngoài"], ["bad-link.zip", "đường tắt"], ["bad-locked.zip", "mật khẩu"], ["bad-twice.zip", "trùng tên"], ["h5p-empty.h5p", "thiếu thư viện"]]) {
      await send(name);
      assert.ok((await text(author)).includes(words), name);
      assert.equal(await author.locator("form[action$='/dung']").count(), 0);
    }
    await shot(author, "tu-choi-1280");
    assert.equal(world.count("SELECT count(*) n FROM package"), 1);
  });

  await world.step("9 packages: a learner plays it, leaves, and comes back to the same place", async () => {
    await page.goto(world.at + world.learners[0].card);
    await page.locator(".dock button").click();
    await page.waitForURL(/\/hoc/);
    await page.goto(world.at + scorm);
    assert.ok(!(await text(page)).includes("Đang xem thử"));
    await shot(page, "muc-luc-360");
    await page.goto(world.at + scorm + "/i1");
    let sco = await inside(page, "/sco/index.html");
    await sco.waitForSelector("#where:has-text('Trang 1 ab-initio')");
    await until("the frame in the frame speaks with its own page", async () => page.frames().some((one) => one.url().endsWith("/inner.html")));
    const inner = page.frames().find((one) => one.url().endsWith("/inner.html"));
    await inner.waitForSelector("#inner:has-text('SCO')", { state: "attached" });
    await sco.click("#next");
    await sco.click("#next");
    await sco.click("#answer");
    await page.locator("[data-run-status]", { hasText: "Đã lưu" }).waitFor();
    await until("the answer is a fact", async () => facts(world, "package_answer") === 1);
    await shot(page, "bai-360");
    await page.goto(world.at + "/hoc");
    await shot(page, "hoc-360");
    await page.goto(world.at + scorm + "/i1");
    sco = await inside(page, "/sco/index.html");
    await sco.waitForSelector("#where:has-text('Trang 3 resume nho-3')");
    await sco.click("#done");
    await page.locator("[data-run-status]", { hasText: "Đã xong bài này" }).waitFor();
    const kept = world.sql("SELECT done, passed, score FROM package_progress WHERE object LIKE '%/i1'")[0];
    assert.deepEqual(kept, { done: 1, passed: 1, score: 90 });
    await page.goto(world.at + scorm);
    assert.match(await text(page), /Đã đạt · 90 điểm/);
    await shot(page, "muc-luc-xong-360");
  });

  await world.step("9 packages: a prying package reaches nothing of ours", async () => {
    const before = page.url();
    await page.goto(world.at + scorm + "/i3");
    const sco = await inside(page, "/to-mo.html");
    for (const id of ["cookie", "page", "storage", "top", "popup", "fetch", "post", "img", "frame", "worker"]) await sco.waitForSelector("#" + id, { state: "attached" });
    const log = await sco.evaluate(() => Object.fromEntries(Array.from(document.querySelectorAll("#log li")).map((one) => [one.id, one.textContent])));
    assert.equal(log.cookie, "cookie=", "none of our cookies");
    for (const id of ["page", "storage", "top"]) assert.match(log[id], /^refused/, id + ": " + log[id]);
    for (const id of ["popup", "fetch", "post", "img", "worker"]) assert.match(log[id], /^refused/, id + ": " + log[id]);
    assert.ok(page.url().startsWith(world.at + "/hoc-them"), "still on our page, not " + page.url() + " from " + before);
    assert.ok(!page.frames().some((one) => one.url().startsWith(world.at) && one !== page.mainFrame()), "none of our pages in its frames");
    // Alone in a window a page of a package shows nothing; under our own name it is not there at all.
    const alone = await learner.newPage();
    assert.equal((await alone.goto(sco.url())).status(), 403);
    const path = new URL(sco.url()).pathname;
    assert.equal((await alone.goto(world.at + path)).status(), 404);
    const apart = new URL(sco.url()).host;
    assert.equal(await statusUnder(world.port, apart, "GET", "/quan-tri"), 404, "our pages are not under their name");
    assert.equal(await statusUnder(world.port, apart, "POST", "/hoc-them"), 405);
    await alone.close();
  });

  await world.step("9 packages: SCORM 2004 finds its own run-time", async () => {
    await send("scorm2004.zip");
    assert.ok((await text(author)).includes("chọn bài tự do"));
    await confirm();
    await page.goto(world.at + (await open("Gói mẫu SCORM 2004")) + "/i1");
    const sco = await inside(page, "/sco/index.html");
    await sco.waitForSelector("#where:has-text('Trang 1 ab-initio')");
    await sco.click("#next");
    await sco.click("#done");
    await page.locator("[data-run-status]", { hasText: "Đã xong bài này" }).waitFor();
    assert.equal(world.count("SELECT count(*) n FROM package_progress WHERE passed=1 AND score=90"), 2);
  });

  await world.step("9 packages: a cartridge has pages, words, a warned link and questions that work without script", async () => {
    await send("cc13.imscc");
    assert.ok((await text(author)).includes("Kéo thả"));
    await confirm();
    const at = await open("Giỏ bài mẫu");
    await page.goto(world.at + at + "/i2");
    assert.match(await text(page), /dichvucong\.gov\.vn/);
    await page.goto(world.at + at + "/i3");
    assert.match(await text(page), /Bác nghĩ sao/);
    await page.click("main form button.primary");
    await page.locator("input[name=q1][value='1']").check({ force: true });
    await page.fill("input[name=q3]", "hà nội");
    await page.click("main form button.primary");
    assert.match(await text(page), /Đúng 2 trên 3 câu/);
    assert.match(await text(page), /OTP chỉ của riêng mình/);
    await shot(page, "cau-hoi-360");
    assert.equal(world.count("SELECT score n FROM package_progress WHERE object LIKE '%/i4'"), 66);
  });

  await world.step("9 packages: H5P by its own player; its statement is the result", async () => {
    await send("h5p.h5p");
    await confirm();
    await page.goto(world.at + (await open("Bài tương tác")) + "/i1");
    await until("the content is drawn", async () => {
      for (const one of page.frames()) if (await one.locator("#h5p-done").count().catch(() => 0)) return one;
      return null;
    });
    const frame = (await Promise.all(page.frames().map(async (one) => [one, await one.locator("#h5p-done").count().catch(() => 0)]))).find(([, n]) => n > 0)[0];
    await frame.click("#h5p-done");
    await page.locator("[data-run-status]", { hasText: "Đã xong bài này" }).waitFor();
    assert.equal(world.count("SELECT count(*) n FROM package_progress WHERE score=75 AND passed=1"), 1);
    await shot(page, "h5p-360");
  });

  await world.step("9 packages: a new version replaces the old one, and the old one comes back", async () => {
    await send("scorm12-in-folder.zip");
    assert.ok(await author.locator("input[name=thay]:checked").getAttribute("value"), "the same package is offered to be replaced");
    await confirm();
    assert.equal(world.count("SELECT count(*) n FROM package WHERE identifier='mau-12'"), 1);
    const row = author.locator("main tbody tr", { hasText: "Gói mẫu SCORM 1.2" });
    const hash = () => world.sql("SELECT hash FROM package WHERE identifier='mau-12'")[0].hash;
    const now = hash();
    await row.locator("button[value=quay-lai]").click();
    await author.waitForURL("**/quan-tri/goi?xong=quay-lai");
    assert.notEqual(hash(), now);
    await author.locator("main tbody tr", { hasText: "Gói mẫu SCORM 1.2" }).locator("button[value=an]").click();
    await author.waitForURL("**/quan-tri/goi?xong=an");
    const reply = await page.goto(world.at + scorm);
    assert.equal(reply.status(), 404, "a hidden package is not there for learners");
  });

  await world.step("9 packages: our own course taken out as SCORM comes back in and runs", async () => {
    const file = join(world.folder, "khoa.zip");
    hocvuso("export", "course", "lam-quen", "--as", "scorm12", "--out", file, "--data", world.data);
    await author.goto(world.at + "/quan-tri/goi");
    await author.setInputFiles("#tep", file);
    await author.click("form[data-pieces] button");
    await author.waitForURL("**/quan-tri/goi/nhan/*");
    await until("it was read", async () => !(await text(author)).includes("Trang tự cập nhật") || (await author.reload(), false));
    assert.ok((await text(author)).includes("Mọi mục trong gói đều hiểu được"));
    await confirm();
    const packages = world.sql("SELECT id FROM package WHERE identifier='hocvuso-lam-quen'");
    await page.goto(world.at + "/hoc-them/" + packages[0].id + "/i1");
    const sco = await inside(page, "/index.html");
    await sco.waitForSelector("nav:not([hidden])");
    await sco.evaluate(() => {
      const end = document.querySelector("[data-step=xong]");
      for (let n = 0; n < 60 && end.hidden; n++) {
        document.querySelector("[data-step]:not([hidden]) [data-right]")?.click();
        document.querySelector("[data-next]").click();
      }
    });
    await page.locator("[data-run-status]", { hasText: "Đã xong bài này" }).waitFor();
    await shot(page, "xuat-360");
    assert.equal(world.count(`SELECT score n FROM package_progress WHERE object='${packages[0].id}/i1'`), 100);
  });
  assert.ok(existsSync(sample("scorm12.zip")) && readFileSync(sample("scorm12.zip")).length > 0);
  await author.context().close();
  await learner.close();
};
