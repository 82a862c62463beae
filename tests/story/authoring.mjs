// A teacher makes a lesson from one that is there, with a recording; somebody else looks; a learner has it.
import assert from "node:assert/strict";
import { text } from "./world.mjs";

export const authoringSteps = async (world) => {
  let unit = "";
  await world.step("the teacher begins a lesson from one that is there, and records a card", async () => {
    const context = await world.context("large", "huongdan");
    await context.grantPermissions(["microphone"]);
    const page = await context.newPage();
    await page.goto(world.at + "/quan-tri/soan");
    await page.fill("#ten", "Bán chè qua mạng");
    await page.selectOption("#khoa", "moi");
    await page.click("main details summary");
    await page.fill("#ten-khoa", "Bài của xã");
    await page.selectOption("#tu", "lam-quen/man-hinh");
    await page.click("main form button.primary");
    await page.waitForURL(/soan\/[0-9a-f-]{36}$/);
    unit = new URL(page.url()).pathname;
    await page.click("ol.list a");
    await page.waitForURL(/\/the\//);
    await page.fill("#loi", "Chè nhà mình bán được trên mạng. Chụp ảnh rõ.");
    await page.click("[data-recorder] button");
    await page.waitForFunction(() => / 2 s/.test(document.querySelector("[data-recorder] [role=status]").textContent)); // words take time
    await page.click("[data-recorder] button");
    await page.waitForSelector("[data-recorder] audio:not([hidden])");
    await page.click("button[value=luu]");
    await page.waitForURL(/xong=luu/);
    assert.match(await text(page), /Giọng người đọc/);
    await page.goto(world.at + unit);
    await page.fill("#kiem", "22/11/2026");
    await page.click("form.card button.primary:has-text('Lưu')");
    await page.waitForURL(/xong=luu/);
    await page.click("button:has-text('Gửi duyệt')");
    await page.waitForURL(/xong=gui/);
    assert.match(await text(page), /Cần một người khác duyệt/);
    await context.close();
  });
  await world.step("another person looks at it as a learner would, and lets it be seen", async () => {
    const page = await world.page("small", "soanbai");
    await page.goto(world.at + unit + "/xem/01");
    assert.match(await text(page), /Chè nhà mình bán được/);
    await page.goto(world.at + unit);
    await page.click("button[value=duyet]");
    await page.waitForURL(/xong=hien/);
    await page.context().close();
    const visitor = await world.page("small");
    await visitor.goto(world.at + "/hoc/bai-cua-xa/ban-che-qua-mang/01");
    assert.match(await text(visitor), /Chè nhà mình bán được/);
    const sound = await visitor.evaluate(() => [...document.querySelectorAll("audio source, [data-opus]")].map((one) => one.src || one.dataset.opus));
    for (const address of sound.slice(0, 1)) assert.equal((await visitor.request.get(new URL(address, world.at).href)).status(), 200);
    await visitor.context().close();
  });
};
