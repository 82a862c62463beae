// The last resort: a phone that never finds a network hands its work in as a file; then it comes back after all.
import assert from "node:assert/strict";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { stored, text, unsent, until, workerReady } from "./world.mjs";

const kept = (page, n) => until("the visit is kept", async () => (await unsent(page)) > n);

const visit = async (page, world, id) => {
  await page.goto(`${world.at}/so-tay/ho/${id}/tham`);
  await page.locator("input[name=kq][value=vang_nha]").check({ force: true });
  const before = await unsent(page);
  await page.click("main form button.primary");
  await kept(page, before);
};

export const outboxFileSteps = async (world) => {
  const scope = world.sql("SELECT path FROM area WHERE until_day='' ORDER BY path LIMIT 1")[0].path;
  const homes = world.sql(`SELECT id FROM household WHERE area='${scope}' ORDER BY id DESC LIMIT 3`).map((one) => one.id);
  const visits = () => world.count("SELECT count(*) n FROM operation_log WHERE entity='visit'");
  const phone = await world.context("small", "tinhnguyen");
  const page = await phone.newPage();
  const path = join(world.folder, "so-cho-gui.json");
  let before = 0;

  await world.step("6 outbox: without signal, everything that waits is saved as a file nobody can read", async () => {
    await page.goto(world.at + "/so-tay");
    await workerReady(page);
    await until("the field book is on the device", async () => (await stored(page, "packs")).some((key) => String(key).startsWith("/so-tay")));
    await page.goto(world.at + "/so-tay");
    await until("the phone knows its owner and the key", async () => (await stored(page, "meta")).some((key) => String(key).startsWith("owner:")));
    before = visits();
    await phone.setOffline(true);
    for (const id of homes.slice(0, 2)) await visit(page, world, id);
    await page.goto(world.at + "/so-tay/cho-gui");
    await page.locator("main details summary", { hasText: "mãi không có mạng" }).click();
    const download = page.waitForEvent("download");
    await page.click("[data-export]");
    const got = await download;
    assert.match(got.suggestedFilename(), /^so-cho-gui-\d{4}-\d\d-\d\d\.json$/);
    await got.saveAs(path);
    await page.locator("[data-export-said]", { hasText: "Đã xuất sổ ra tệp" }).waitFor();
    const file = readFileSync(path, "utf8");
    assert.ok(!file.includes(homes[0]), "the file does not name a household");
    assert.equal(JSON.parse(file).sections.length, 1);
    assert.ok((await unsent(page)) >= 2, "everything is still on the phone");
    assert.equal(visits(), before);
  });

  await world.step("6 outbox: the officer sees each operation, then enters the file; a changed file writes nothing", async () => {
    const officer = await world.page("large", "canbo");
    const handIn = async (bytes) => {
      await officer.goto(world.at + "/quan-tri/so-tay-tep");
      await officer.setInputFiles("#tep", { name: "so-cho-gui.json", mimeType: "application/json", buffer: Buffer.from(bytes) });
      await Promise.all([officer.waitForNavigation(), officer.click("main form button.primary")]);
    };
    const file = JSON.parse(readFileSync(path, "utf8"));
    const sealed = file.sections[0].sealed;
    file.sections[0].sealed = (sealed[0] === "A" ? "B" : "A") + sealed.slice(1);
    await handIn(JSON.stringify(file));
    assert.match(await text(officer), /đã bị sửa hoặc chép thiếu/);
    await handIn(readFileSync(path));
    assert.match(await text(officer), /Việc của .+, ghi trên máy/);
    assert.ok((await officer.locator("main tbody tr", { hasText: "Lượt thăm" }).count()) >= 2);
    assert.ok((await officer.locator("main tbody .badge.good").count()) >= 2);
    assert.equal(visits(), before, "looking writes nothing");
    await officer.click("button[value=ghi]");
    await officer.waitForSelector("main .notice.good");
    assert.equal(visits(), before + 2);
    assert.equal(world.count("SELECT count(*) n FROM operation_log WHERE entity='file_entry'"), 1);
    assert.equal(world.count("SELECT count(*) n FROM audit_log WHERE action='journal.file_entered'"), 1);
    await officer.context().close();
  });

  await world.step("6 outbox: the phone finds a network after all; nothing is counted twice", async () => {
    await phone.setOffline(false);
    await page.goto(world.at + "/so-tay");
    await until("all is sent", async () => (await unsent(page)) === 0);
    assert.equal(visits(), before + 2);
  });

  await world.step("6 shared phone: the second volunteer's work goes alone, the first one's waits under a name", async () => {
    await phone.setOffline(true);
    await visit(page, world, homes[2]);
    const mine = await unsent(page);
    const first = await phone.cookies();
    await phone.clearCookies();
    await phone.addCookies((await world.cookies("tinhnguyen2")).cookies);
    await phone.setOffline(false);
    await page.goto(world.at + "/so-tay");
    await until("the phone belongs to the second", async () => (await stored(page, "meta")).filter((key) => String(key).startsWith("owner:")).length === 2);
    await page.locator("[data-status]", { hasText: /Đang chờ .+ đăng nhập để gửi/ }).waitFor();
    assert.equal(visits(), before + 2, "nobody sends another's work");
    await page.goto(world.at + "/so-tay/cho-gui");
    assert.equal(await page.locator("main tbody tr").count(), 0, "nor sees it");
    assert.equal(await unsent(page), mine, "and it is still there");
    await phone.clearCookies();
    await phone.addCookies(first);
    await page.goto(world.at + "/so-tay");
    await until("all is sent", async () => (await unsent(page)) === 0);
    assert.equal(visits(), before + 3);
  });
  await phone.close();
};
