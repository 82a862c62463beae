// Point 5: learners enter, read and answer; with no signal everything is kept and arrives exactly once.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, stored, text, unsent, until, workerReady } from "./world.mjs";

const course = "lam-quen";
const unit = JSON.parse(readFileSync(join(root, `content/courses/${course}/man-hinh/unit.json`), "utf8"));
const unitPath = `/hoc/${course}/${unit.id}`;

const person = (world, learner) => world.sql(`SELECT id FROM person WHERE name='${learner.name}' AND hidden=0`)[0].id;
const steps = (world, learner) => world.count(`SELECT count(*) n FROM lesson_step WHERE person_id='${person(world, learner)}'`);
const answers = (world, learner) => world.count(`SELECT count(*) n FROM answer WHERE person_id='${person(world, learner)}'`);
const next = async (page) => {
  const before = page.url();
  await page.locator(".dock .button").first().click();
  await page.waitForURL((url) => url.href !== before);
};
const answer = async (page, question, which) => {
  await page.locator(`main button[name=chon][value="${which}"]`).click();
  await page.waitForSelector("main .notice");
  assert.equal(await page.locator("main .notice.good").count(), which === question.answer ? 1 : 0);
};
const enterByCard = async (page, world, learner) => {
  await page.goto(world.at + learner.card);
  assert.match(await text(page), new RegExp(learner.name));
  await page.locator(".dock button").click();
  await page.waitForURL(/\/hoc/);
};
// Strangers see "L. T. Hiền" in the list of names, and the list has pages: go on until the name is there.
const pickName = async (page, whole) => {
  const words = whole.split(" ");
  const name = words.map((word, i) => (i + 1 < words.length ? word[0] + "." : word)).join(" ");
  await page.waitForSelector("main .tiles.people");
  for (let n = 2; (await page.locator(`main .tile:has-text("${name}")`).count()) === 0; ++n) {
    await page.click(`main .pages a:text-is("${n}")`);
    await page.waitForSelector(`main .pages [aria-current]:text-is("${n}")`);
  }
  await page.click(`main .tile:has-text("${name}")`);
};
const onDevice = (page) =>
  until("course and learner are on the device", async () =>
    (await stored(page, "packs")).includes("/hoc/goi/" + course) && (await stored(page, "meta")).includes("identity"));
const status = (page) => page.textContent("[data-status]");

export const learnerSteps = async (world) => {
  const [first, second, third] = world.learners;
  const profile = "phone-of-first";
  let device = await world.phone(profile);
  let page = await device.newPage();

  await world.step("5 learner enters by card, reads a lesson with sound, answers the quiz", async () => {
    await enterByCard(page, world, first);
    await page.goto(world.at + unitPath);
    for (const card of unit.cards) {
      assert.equal(new URL(page.url()).pathname, `${unitPath}/${card}`);
      assert.ok((await page.locator("main img.figure").count()) === 1);
      const sound = await page.locator("audio source").first().getAttribute("src");
      assert.equal((await page.request.get(new URL(sound, world.at).href)).status(), 200, "sound of " + card);
      await next(page);
    }
    await answer(page, unit.quiz[0], unit.quiz[0].answer);
    await until("cards and answer are with the server", () => steps(world, first) === unit.cards.length && answers(world, first) === 1);
  });

  await world.step("5 learner leaves, comes back by name and three pictures at the same place", async () => {
    await page.goto(world.at + "/ra");
    await page.click(".dock button, main form#ra button");
    await page.waitForURL(/\/vao|\/$/);
    await page.goto(world.at + "/vao/ten");
    await page.click(`main a:has-text("${first.class}")`);
    await pickName(page, first.name);
    for (const picture of first.pictures) {
      await page.click(`main button[name=hinh][value="${picture}"]`);
      await page.waitForLoadState("load");
    }
    await page.waitForURL(/\/hoc/);
    await page.goto(world.at + unitPath);
    assert.equal(new URL(page.url()).pathname, `${unitPath}/${unit.quiz[1].id}`);
  });

  await world.step("5 teacher lets a learner in", async () => {
    const teacher = await world.page("small", "huongdan");
    const phone = await world.page("small");
    await phone.goto(world.at + "/vao/thay-co");
    await phone.click(`main a:has-text("${second.class}")`);
    await pickName(phone, second.name);
    await phone.waitForURL(/\/vao\/cho/);
    const number = (await phone.textContent(".big-number")).trim();
    await teacher.goto(world.at + "/vao/cho-vao");
    const asking = teacher.locator("section.card", { hasText: second.name });
    assert.match(await asking.textContent(), new RegExp(number));
    await asking.locator("button[name=cho]").click();
    await until("the learner is in", async () => /\/hoc/.test(phone.url()) || (await phone.goto(world.at + "/vao/cho").catch(() => undefined), /\/hoc/.test(phone.url())));
    await phone.context().close();
    await teacher.context().close();
  });

  await world.step("5 one phone, two learners: another card opens while somebody is in", async () => {
    const shared = await world.page("small");
    await enterByCard(shared, world, second);
    await enterByCard(shared, world, third);
    await shared.goto(world.at + "/vao");
    assert.match(await text(shared), new RegExp(third.name));
    await shared.context().close();
  });

  await world.step("5 airplane mode: lessons open, answers are kept and said to be kept", async () => {
    await workerReady(page);
    await onDevice(page);
    await device.setOffline(true);
    world.mark = { steps: steps(world, first), answers: answers(world, first) };
    for (const question of unit.quiz.slice(1, 3)) {
      await page.goto(world.at + `${unitPath}/${question.id}`);
      await answer(page, question, question.answer);
    }
    await page.goto(world.at + `/hoc/${course}/goi-dien`);
    await next(page);
    assert.equal(await unsent(page), 3);
    await until("the page says that it is kept", async () => /Đã lưu trên máy này|Đang gửi \(còn 3\)/.test(await status(page)));
    assert.deepEqual({ steps: steps(world, first), answers: answers(world, first) }, world.mark, "nothing can have arrived");
  });

  await world.step("5 phone switched off and on with the server dead: nothing is lost", async () => {
    await device.close();
    await world.kill();
    device = await world.phone(profile);
    page = await device.newPage();
    await page.goto(world.at + `${unitPath}/${unit.quiz[3].id}`);
    assert.equal(await unsent(page), 3);
    await answer(page, unit.quiz[3], unit.quiz[3].answer);
    assert.equal(await unsent(page), 4);
    await until("the page says that it is kept", async () => /Đã lưu trên máy này|Đang gửi \(còn 4\)/.test(await status(page)));
  });

  await world.step("5 network returns: each arrives exactly once, and the page says when", async () => {
    await world.revive();
    await page.goto(world.at + `${unitPath}/xong`);
    await until("all is sent", async () => (await unsent(page)) === 0);
    await until("the page says when", async () => /Đã gửi xong lúc \d\d:\d\d/.test(await status(page)));
    assert.deepEqual({ steps: steps(world, first), answers: answers(world, first) }, { steps: world.mark.steps + 1, answers: world.mark.answers + 3 });
    await page.reload();
    await workerReady(page);
    assert.deepEqual({ steps: steps(world, first), answers: answers(world, first) }, { steps: world.mark.steps + 1, answers: world.mark.answers + 3 });
  });
  await device.close().catch(() => undefined);
  world.third = third;
  world.enterByCard = enterByCard;
};
