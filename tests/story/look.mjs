// Every page of the story at both sizes: WCAG 2.2 AA without a violation, and nothing wider than a 360-pixel phone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./world.mjs";

const axe = readFileSync(join(root, "phone/node_modules/axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const look = async (page, address) => {
  await page.goto(address);
  await page.addStyleTag({ content: "*,*::before,*::after{transition:none!important;animation:none!important}" }).catch(() => undefined);
  const found = await page.evaluate(async ([source, wanted]) => {
    if (!window.axe) (0, eval)(source);
    const { violations } = await window.axe.run(document, { runOnly: wanted, resultTypes: ["violations"] });
    return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 2).map((n) => n.target.join(" ")).join(" | ")}`);
  }, [axe, tags]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const path = new URL(address).pathname;
  const out = found.map((line) => `${path} ${line}`);
  if (wide > 0) out.push(`${path} is ${wide} px too wide`);
  return out;
};

export const lookSteps = async (world) => {
  const one = (sql) => world.sql(sql)[0]?.id;
  const target = (await (await fetch(world.at + "/api/v1/targets")).json()).targets[0].id;
  const person = one("SELECT id FROM person WHERE hidden=0 LIMIT 1");
  const home = one("SELECT id FROM household WHERE area='/x01/' LIMIT 1");
  const batch = one("SELECT id FROM import_batch LIMIT 1");
  const certificate = one("SELECT id FROM certificate LIMIT 1");
  const unit = one("SELECT id FROM draft_part WHERE entity='unit_draft' LIMIT 1");
  const card = one("SELECT id FROM draft_part WHERE entity='card_draft' LIMIT 1");
  const question = one("SELECT id FROM draft_part WHERE entity='quiz_draft' LIMIT 1");
  const cut = one("SELECT id FROM report_cut LIMIT 1");
  const form = one(`SELECT form id FROM test_result WHERE person=(SELECT id FROM person WHERE name='${world.learners[2].name}' AND hidden=0)`);
  const lesson = "/hoc/lam-quen/man-hinh";
  const opened = {
    visitor: ["/", "/hoc", "/hoc/lam-quen", "/tap-thu", "/tap-thu/quet-qr", "/tap-thu/quet-qr/rau-cho/cung-lam?n=bbaa", "/tap-thu/lua-otp/nang-cap/tu-lam?n=abc", "/tap-thu/quet-qr/rau-cho/tu-lam?n=bbaaabb", "/tap-thu/quet-qr/in", lesson + "/01", lesson + "/q1", lesson + "/xong", lesson + "/in", "/vao", "/vao/the", world.learners[0].card, "/vao/ten", "/vao/thay-co",
      "/vao/can-bo", "/kiem-tra", "/chung-nhan", certificate && "/chung-nhan/" + certificate, "/ke-hoach", "/ke-hoach/" + target],
    canbo: ["/quan-tri", "/quan-tri/nhap", batch && "/quan-tri/nhap/" + batch, "/quan-tri/dan-cu", "/quan-tri/dan-cu/" + person, "/quan-tri/khu-vuc", "/quan-tri/the?xom=/x01/", "/quan-tri/lop",
      "/ke-hoach/" + target, `/ke-hoach/${target}/nguoi?xom=/x01/`, "/quan-tri/xac-nhan", "/quan-tri/chung-nhan", certificate && "/quan-tri/chung-nhan/" + certificate, "/quan-tri/bao-cao",
      cut && "/quan-tri/bao-cao/" + cut, "/quan-tri/xung-dot", "/quan-tri/so-tay-tep", "/quan-tri/doi"],
    tinhnguyen: ["/so-tay", "/so-tay/ho", "/so-tay/ho/" + home, `/so-tay/ho/${home}/tham`, `/so-tay/ho/${home}/sua`, "/so-tay/nguoi-moi", "/so-tay/cho-gui", "/so-tay/thang"],
    huongdan: ["/vao/cho-vao", "/quan-tri/soan", unit && "/quan-tri/soan/" + unit, unit && "/quan-tri/soan/" + unit + "/the/" + card, unit && "/quan-tri/soan/" + unit + "/the/" + card + "/hinh",
      unit && "/quan-tri/soan/" + unit + "/cau/" + question, unit && "/quan-tri/soan/" + unit + "/xem/01"],
    learner: ["/hoc", lesson + "/02", lesson + "/q2", "/kiem-tra", form && `/kiem-tra/${form}/ket-qua`, "/chung-nhan/cua-toi"],
  };
  for (const size of ["small", "large"]) {
    for (const [who, paths] of Object.entries(opened)) {
      await world.step(`axe, ${size === "small" ? "360 px" : "1280 px"}, ${who}: ${paths.filter(Boolean).length} pages without a violation${size === "small" ? ", none too wide" : ""}`, async () => {
        const context = await world.browser.newContext({
          ...(size === "small" ? { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true } : { viewport: { width: 1280, height: 800 } }),
          bypassCSP: true, serviceWorkers: "block", locale: "vi-VN",
          storageState: ["visitor", "learner"].includes(who) ? undefined : await world.cookies(who),
        });
        const page = await context.newPage();
        if (who === "learner") {
          await page.goto(world.at + world.learners[2].card);
          await page.locator(".dock button").click();
          await page.waitForURL(/\/hoc/);
        }
        const found = [];
        for (const path of paths.filter(Boolean)) found.push(...(await look(page, world.at + path)));
        await context.close();
        assert.deepEqual([...new Set(found)], []);
      });
    }
  }
};
