// The key tasks of learners.md §12 that need no script, in a browser where script is switched off; and Back (S11).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, text, until } from "../story/world.mjs";

const unit = JSON.parse(readFileSync(join(root, "content/courses/lam-quen/goi-dien/unit.json"), "utf8"));
const lesson = "/hoc/lam-quen/goi-dien";
const path = (page) => new URL(page.url()).pathname;

const press = async (page, selector) => {
  await page.locator(selector).first().click();
  await page.waitForLoadState("load");
};
// Strangers see "L. T. Hiền" in the list of names, and the list has pages.
const pickName = async (page, whole) => {
  const words = whole.split(" ");
  const name = words.map((word, i) => (i + 1 < words.length ? word[0] + "." : word)).join(" ");
  for (let n = 2; (await page.locator(`main .tile:has-text("${name}")`).count()) === 0; ++n) await press(page, `main .pages a:text-is("${n}")`);
  await press(page, `main .tile:has-text("${name}")`);
};
const leave = async (page, at) => {
  await page.goto(at + "/ra");
  await press(page, ".dock button, main form#ra button");
};

export const plainSteps = async (world) => {
  const [first, second] = world.learners;
  const context = await world.browser.newContext({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false, serviceWorkers: "block", locale: "vi-VN" });
  context.setDefaultTimeout(15000);
  const page = await context.newPage();

  await world.step("no script: enter by card", async () => {
    await page.goto(world.at + first.card);
    await press(page, ".dock button");
    assert.equal(path(page), "/hoc");
    assert.match(await text(page, ".who"), new RegExp(first.name));
  });

  await world.step("no script: hear a lesson, and hear a page that has no recording of its own", async () => {
    await page.goto(world.at + lesson + "/" + unit.cards[0]);
    await press(page, ".speak > summary");
    const player = page.locator(".speak audio").first();
    assert.ok(await player.isVisible(), "the browser's own player is shown");
    const address = await player.locator("source").first().getAttribute("src");
    assert.equal((await page.request.get(world.at + address)).status(), 200);
    await page.goto(world.at + "/vao");
    await press(page, ".speak > summary");
    assert.equal(await page.locator(".speak audio").count(), 1, "one player for the whole page");
    const row = await page.request.get(world.at + (await page.locator(".speak audio").getAttribute("src")));
    assert.equal(row.headers()["content-type"], "audio/mpeg");
    assert.ok((await row.body()).length > 8000, "some seconds of voice");
  });

  await world.step("no script: change the size of the text", async () => {
    await page.goto(world.at + lesson);
    await press(page, ".look > summary");
    await press(page, 'form[data-look] button[value="28"]');
    assert.match(await page.getAttribute("html", "class"), /\bc28\b/);
    assert.match(path(page), /^\/hoc/, "and stay where one was");
    await press(page, ".look > summary");
    await press(page, 'form[data-look] button[value="20"]');
  });

  await world.step("no script: Back returns to the same card and the same question", async () => {
    await page.goto(world.at + `${lesson}/${unit.cards[0]}`);
    const title = await text(page, "h1");
    await press(page, ".dock .button");
    assert.equal(path(page), `${lesson}/${unit.cards[1]}`);
    await page.goBack();
    assert.equal(path(page), `${lesson}/${unit.cards[0]}`);
    assert.equal(await text(page, "h1"), title);
    await page.goto(world.at + `${lesson}/${unit.quiz[0].id}`);
    const question = await text(page, "main");
    await press(page, `main button[name=chon][value="${unit.quiz[0].answer === 0 ? 1 : 0}"]`);
    assert.equal(await page.locator("main .notice").count(), 1);
    await page.goBack();
    assert.equal(path(page), `${lesson}/${unit.quiz[0].id}`);
    assert.equal(await page.locator("main button[name=chon]").count(), unit.quiz[0].options.length + 1);
    assert.equal((await text(page, "main")).slice(0, 60), question.slice(0, 60));
  });

  await world.step("no script: power cut in the middle of a unit, the same card afterwards", async () => {
    await page.goto(world.at + `${lesson}/${unit.cards[0]}`);
    for (let n = 0; n < 3; ++n) await press(page, ".dock .button");
    const here = path(page);
    await world.kill();
    await world.revive();
    await page.goto(world.at + lesson);
    assert.equal(path(page), here);
  });

  await world.step("no script: the quiz, with “Tôi chưa biết”, and the unit finished with its stars", async () => {
    await page.goto(world.at + lesson);
    for (let n = 0; n < 40 && path(page) !== lesson + "/xong"; ++n) {
      const question = unit.quiz.find((one) => path(page).endsWith("/" + one.id));
      if (question && (await page.locator("main button[name=chon]").count()) > 0)
        await press(page, `main button[name=chon][value="${question === unit.quiz[1] ? "chua_biet" : question.answer}"]`);
      else await press(page, ".dock .button");
    }
    assert.equal(path(page), lesson + "/xong");
    assert.equal(await page.locator("main .stars").count(), 1);
  });

  await world.step("no script: call for help is on the page, at the same place", async () => {
    for (const one of ["/hoc", lesson + "/01", "/vao", "/kiem-tra"]) {
      await page.goto(world.at + one);
      assert.equal(await page.locator(".foot > .foot-row > .help").count(), 1, one);
    }
    await press(page, ".help");
    assert.equal(path(page), "/giup");
  });

  await world.step("no script: see one's certificates", async () => {
    await page.goto(world.at + "/chung-nhan/cua-toi");
    assert.ok((await text(page)).length > 20);
    assert.equal(path(page), "/chung-nhan/cua-toi");
  });

  await world.step("no script: switch the learner in two taps, enter by name and three pictures", async () => {
    await leave(page, world.at);
    await page.goto(world.at + second.card);
    await press(page, ".dock button");
    assert.match(await text(page, ".who"), new RegExp(second.name));
    await leave(page, world.at);
    await page.goto(world.at + "/vao/ten");
    await press(page, `main a:has-text("${first.class}")`);
    await pickName(page, first.name);
    for (const picture of first.pictures) await press(page, `main button[name=hinh][value="${picture}"]`);
    assert.equal(path(page), "/hoc");
    assert.match(await text(page, ".who"), new RegExp(first.name));
    await leave(page, world.at);
  });

  await world.step("no script: be let in by the teacher, who has none either", async () => {
    const office = await world.browser.newContext({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false, storageState: await world.cookies("huongdan") });
    const teacher = await office.newPage();
    await page.goto(world.at + "/vao/thay-co");
    await press(page, `main a:has-text("${second.class}")`);
    await pickName(page, second.name);
    assert.match(path(page), /^\/vao\/cho/);
    await teacher.goto(world.at + "/vao/cho-vao");
    await teacher.locator("section.card", { hasText: second.name }).locator("button[name=cho]").click();
    await teacher.waitForSelector("main .notice.good");
    await until("the learner is in", async () => /^\/hoc/.test(path(page)) || (await page.goto(world.at + "/vao/cho").catch(() => undefined), /^\/hoc/.test(path(page))));
    await office.close();
  });
  await context.close();
};
