// Every learner's page at 360 px in the light and at 1280 px in the dark; the staff's pages for their own sizes.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../story/world.mjs";
import { axe, targets, wide } from "./measure.mjs";

const axeSource = readFileSync(join(root, "phone/node_modules/axe-core/axe.min.js"), "utf8");
const learnerSizes = { main: 72, other: 56, apart: 8 };
const staffSizes = { main: 48, other: 48, apart: 8 };
const unit = JSON.parse(readFileSync(join(root, "content/courses/lam-quen/man-hinh/unit.json"), "utf8"));
const lesson = "/hoc/lam-quen/man-hinh";
const wrongChoice = unit.quiz[0].answer === 0 ? 1 : 0;

const choose = (which) => async (page, at) => {
  await page.goto(`${at}${lesson}/${unit.quiz[0].id}`);
  await page.click(`main button[name=chon][value="${which}"]`);
  await page.waitForSelector("main .notice");
};
const firstLink = (start, ...selectors) => async (page, at) => {
  await page.goto(at + start);
  for (const one of selectors) {
    await page.locator(one).first().click();
    await page.waitForLoadState("load");
  }
};

// Addresses, or how to get there.
const visitorPages = (world) => ({
  home: "/", courses: "/hoc", course: "/hoc/lam-quen", card: lesson + "/01", question: `${lesson}/${unit.quiz[0].id}`, right: choose(unit.quiz[0].answer),
  "not yet": choose(wrongChoice), "not known": choose("chua_biet"), finish: lesson + "/xong", guide: lesson + "/in", doors: "/vao", "door of the card": "/vao/the",
  "a card": world.learners[0].card, classes: "/vao/ten", names: firstLink("/vao/ten", "main .list a"), pad: firstLink("/vao/ten", "main .list a", "main .tile"),
  "pad, one chosen": firstLink("/vao/ten", "main .list a", "main .tile", "main .pad button"), "teacher's door": "/vao/thay-co", assessment: "/kiem-tra",
  checker: "/chung-nhan", help: "/giup", safety: "/an-toan", "no such page": "/khong-co-trang-nay",
  practising: "/tap-thu", "a simulator": "/tap-thu/quet-qr", "in it": firstLink("/tap-thu/quet-qr", "main a[href*='/tap-thu/quet-qr/']"),
});
const learnerPages = { courses: "/hoc", card: lesson + "/02", question: `${lesson}/${unit.quiz[1].id}`, finish: lesson + "/xong", doors: "/vao", assessment: "/kiem-tra",
  certificates: "/chung-nhan/cua-toi", account: "/tai-khoan", leaving: "/ra" };
const staffFrame = new Set(["/", "/an-toan", "/ke-hoach", "/rieng-tu", "/phap-ly", "/tiep-can"]);

const staffPages = (world) => {
  const one = (sql) => world.sql(sql)[0]?.id;
  const home = one("SELECT id FROM household WHERE area='/x01/' LIMIT 1");
  return {
    visitor: ["/vao/can-bo", "/ke-hoach", "/ke-hoach/III.2.b", "/rieng-tu", "/phap-ly", "/tiep-can"],
    canbo: ["/quan-tri", "/quan-tri/nhap", "/quan-tri/dan-cu", "/quan-tri/dan-cu/" + one("SELECT id FROM person WHERE hidden=0 LIMIT 1"), "/quan-tri/khu-vuc", "/quan-tri/lop", "/ke-hoach/III.2.b",
      "/ke-hoach/III.2.b/nguoi?xom=/x01/", "/quan-tri/chung-nhan", "/quan-tri/bao-cao", "/tai-khoan"],
    tinhnguyen: ["/so-tay", "/so-tay/ho/" + home, `/so-tay/ho/${home}/tham`, `/so-tay/ho/${home}/sua`, "/so-tay/nguoi-moi", "/so-tay/cho-gui", "/so-tay/thang"],
    huongdan: ["/vao/cho-vao"],
  };
};

// The number of sounds a page can play, and which of them are not there.
const unheard = async (page) => {
  const names = await page.$$eval(".speak:not([hidden]) audio", (all) => all.map((one) => (one.querySelector("source") ?? one).getAttribute("src")));
  if (names.length === 0) return ["has no speaker"];
  return names.filter((name) => !existsSync(join(root, "build/release/share", name))).map((name) => "has no sound " + name);
};

const look = async (page, at, how, checks) => {
  if (typeof how === "string") await page.goto(at + how);
  else await how(page, at);
  const small = page.viewportSize().width < 500;
  const found = [];
  if (checks.axe) found.push(...(await page.evaluate(axe, [axeSource, true])));
  if (small) {
    found.push(...(await page.evaluate(targets, checks.sizes)));
    found.push(...(await page.evaluate(wide)));
    await page.evaluate(() => { document.documentElement.style.fontSize = "250%"; }); // twice the default 125 %
    found.push(...(await page.evaluate(wide)).map((line) => "text 200 %: " + line));
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    await page.setViewportSize({ width: 320, height: 640 });
    found.push(...(await page.evaluate(wide)));
    await page.setViewportSize({ width: 360, height: 640 });
    if (checks.sounds) found.push(...(await unheard(page)));
  }
  return [...new Set(found)];
};

// All of them are printed: a step shows only the beginning of what it failed with.
const none = (found) => {
  for (const line of found) console.log("        " + line);
  assert.equal(found.length, 0, found.length + " findings");
};

export const gateSteps = async (world) => {
  const open = async (size, theme, who) => {
    const context = await world.browser.newContext({
      viewport: size === "small" ? { width: 360, height: 640 } : { width: 1280, height: 800 }, hasTouch: size === "small", colorScheme: theme, reducedMotion: "reduce",
      bypassCSP: true, serviceWorkers: "block", locale: "vi-VN", storageState: ["visitor", "learner"].includes(who) ? undefined : await world.cookies(who),
    });
    context.setDefaultTimeout(15000);
    const page = await context.newPage();
    if (who === "learner") {
      await page.goto(world.at + world.learners[1].card);
      await page.locator(".dock button").click();
      await page.waitForURL(/\/hoc/);
    }
    return page;
  };

  await world.step("the gates see what they are for", async () => {
    const page = await open("small", "light", "visitor");
    await page.goto(world.at + "/vao");
    assert.deepEqual(await page.evaluate(wide), []);
    await page.evaluate(() => {
      const main = document.querySelector("main");
      main.insertAdjacentHTML("beforeend", '<p><button class="button" style="min-height:30px;height:30px">Nhỏ</button><button class="button primary" style="min-height:60px;height:60px">Thấp</button></p>' +
        '<p style="color:#666;background:#fff">Nhạt</p><img src="/icon.png"><div style="width:900px">Rộng</div>');
    });
    assert.match((await page.evaluate(wide)).join(), /540 px wider|wider than 360/);
    const sizes = (await page.evaluate(targets, learnerSizes)).join("\n");
    assert.match(sizes, /“Nhỏ” is 30 px high, not 56/);
    assert.match(sizes, /“Thấp” is 60 px high, not 72/);
    assert.match(sizes, /“Nhỏ” and .*“Thấp” are \d px apart, not 8/);
    const said = (await page.evaluate(axe, [axeSource, true])).join("\n");
    assert.match(said, /image-alt/);
    assert.match(said, /color-contrast-enhanced/);
    await page.evaluate(() => document.querySelector(".speak").remove());
    assert.deepEqual(await unheard(page), ["has no speaker"]);
    await page.context().close();
  });

  for (const [who, pages] of [["visitor", visitorPages(world)], ["learner", learnerPages]]) {
    for (const [size, theme] of [["small", "light"], ["large", "dark"]]) {
      const entries = Object.entries(pages);
      for (let from = 0; from < entries.length; from += 12) {
        const part = entries.slice(from, from + 12);
        await world.step(`${who}, ${size}, ${theme}: ${part.map(([name]) => name).join(", ")}`, async () => {
          const page = await open(size, theme, who);
          const found = [];
          for (const [name, how] of part) {
            const staff = staffFrame.has(how);
            for (const line of await look(page, world.at, how, { axe: true, sizes: staff ? staffSizes : learnerSizes, sounds: !staff })) found.push(name + ": " + line);
          }
          await page.context().close();
          none(found);
        });
      }
    }
  }

  for (const [who, paths] of Object.entries(staffPages(world))) {
    await world.step(`staff, 360 px, ${who}: ${paths.length} pages with targets of 48 px, none too wide`, async () => {
      const page = await open("small", "light", who);
      const found = [];
      for (const path of paths) for (const line of await look(page, world.at, path, { sizes: staffSizes })) found.push(path.replace(/[0-9a-f-]{36}/, "…") + ": " + line);
      await page.context().close();
      none(found);
    });
  }
};
