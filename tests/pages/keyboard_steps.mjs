// Without pointer: everything that can be pressed is reached by Tab, is seen to have the focus (a ring of 3 px) and works by
// Enter; a lesson and an official's forms are walked by keyboard alone.
import assert from "node:assert/strict";
import { hocvuso, text, until } from "../story/world.mjs";
import { ring } from "./measure.mjs";

const path = (page) => new URL(page.url()).pathname;

// Tabs until the focused element fits; the number of Tabs is bounded by what the page holds.
const tabTo = async (page, selector) => {
  for (let n = 0; n < 80; ++n) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return;
  }
  throw new Error("never reached by Tab: " + selector + " on " + path(page));
};
const enter = async (page) => {
  const before = await page.evaluate(() => performance.timeOrigin);
  await page.keyboard.press("Enter");
  await until("the next page", () => page.evaluate((then) => performance.timeOrigin !== then && document.readyState === "complete", before).catch(() => false));
};

export const keyboardSteps = async (world) => {
  const learner = world.learners[2];
  const small = async (login) => {
    const context = await world.browser.newContext({ viewport: { width: 360, height: 640 }, serviceWorkers: "block", locale: "vi-VN", storageState: login ? await world.cookies(login) : undefined });
    context.setDefaultTimeout(15000);
    return context.newPage();
  };

  const rings = async (page, address) => {
    await page.goto(world.at + address);
    const want = await page.evaluate(() => [...document.querySelectorAll("a[href], button:not(:disabled), input:not([type=hidden]), select, textarea, summary")].filter((e) => {
      const hidden = e.closest("details:not([open]) > :not(summary)") || e.closest("[hidden]") || getComputedStyle(e).display === "none" || e.closest("nav")?.checkVisibility?.() === false;
      return !hidden && e.getClientRects().length > 0 && !(e.type === "radio" && e !== document.querySelector(`[name="${e.name}"]`));
    }).length);
    const wrong = [];
    let seen = 0;
    for (let n = 0; n < want + 12; ++n) {
      await page.keyboard.press("Tab");
      const now = await page.evaluate(ring);
      if (now === null) break;
      ++seen;
      if (now.ring < 3) wrong.push(`${address}: ${now.tag} “${now.words}” has a ring of ${now.ring} px`);
    }
    if (seen < want) wrong.push(`${address}: ${seen} of ${want} reached by Tab`);
    return wrong;
  };

  await world.step("keyboard: every element of the learner's pages takes the focus with a ring of 3 px", async () => {
    const page = await small();
    const wrong = [];
    for (const one of ["/", "/hoc", "/hoc/lam-quen", "/hoc/lam-quen/man-hinh/01", "/hoc/lam-quen/man-hinh/q1", "/vao", "/vao/the", "/kiem-tra", "/chung-nhan", "/giup", "/vao/can-bo", "/ke-hoach/III.2.b"])
      wrong.push(...(await rings(page, one)));
    await page.context().close();
    assert.deepEqual(wrong, []);
  });

  await world.step("keyboard: and of the officials' pages", async () => {
    const page = await small("canbo");
    const wrong = [];
    for (const one of ["/quan-tri", "/quan-tri/nhap", "/quan-tri/khu-vuc", "/so-tay/nguoi-moi", "/tai-khoan"]) wrong.push(...(await rings(page, one)));
    await page.context().close();
    assert.deepEqual(wrong, []);
  });

  await world.step("keyboard: a learner enters by card, reads two cards, answers a question", async () => {
    const page = await small();
    await page.goto(world.at + learner.card);
    await tabTo(page, ".dock button");
    await enter(page);
    assert.equal(path(page), "/hoc");
    await page.goto(world.at + "/hoc/lam-quen/man-hinh/01");
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.className), /skip/, "the first stop leads to the content");
    for (const card of ["02", "03"]) {
      await tabTo(page, ".dock button.primary, .dock a.primary");
      await enter(page);
      assert.equal(path(page), "/hoc/lam-quen/man-hinh/" + card);
    }
    await page.goto(world.at + "/hoc/lam-quen/man-hinh/q1");
    await tabTo(page, "main button[name=chon]");
    await enter(page);
    assert.equal(await page.locator("main .notice").count(), 1);
    await page.goto(world.at + "/hoc/lam-quen/man-hinh/01");
    await tabTo(page, ".speak > summary");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(".speak[open] button").first().isVisible(), "the speaker opens by Enter");
    await page.context().close();
  });

  await world.step("keyboard: an official signs in and adds a person to the field book", async () => {
    const page = await small();
    const type = async (selector, words) => { await tabTo(page, selector); await page.keyboard.type(words); };
    await page.goto(world.at + "/vao/can-bo");
    await type("#ten", "tinhnguyen2");
    await type("#mat-khau", "hoc-vu-so-2026");
    await enter(page);
    await type("#ma", hocvuso("account", "code", "tinhnguyen2", "--data", world.data).match(/\b\d{6}\b/)[0]);
    await enter(page);
    assert.ok(!path(page).startsWith("/vao"), path(page));
    await page.goto(world.at + "/so-tay/nguoi-moi");
    await type("#ten", "Bàn Phím Mẫu");
    await tabTo(page, "main button.primary");
    await enter(page);
    await until("the person is written", () => world.count("SELECT count(*) n FROM person WHERE name='Bàn Phím Mẫu'") === 1);
    assert.match(await text(page), /Bàn Phím Mẫu/);
    await page.context().close();
  });
};
