// Points 7 and 8: the assessment, the officer's confirmation, the certificate and its checker with the server dead.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answerRightly } from "./answering.mjs";
import { codesIn, hocvuso, root, text, tool, until, workerReady } from "./world.mjs";

const bankFolder = join(root, "content/items/nguoidan");
const items = readdirSync(bankFolder).filter((name) => name.endsWith(".json") && name !== "blueprint.json").flatMap((name) => JSON.parse(readFileSync(join(bankFolder, name), "utf8")));

const reached = async (world) => {
  const { targets } = await (await fetch(world.at + "/api/v1/targets")).json();
  return Object.fromEntries(targets.map((one) => [one.id, one.reached ?? null]));
};
const rowsOf = async (page, name) => page.locator("main tbody tr", { hasText: name });

export const pickProposal = async (page, world, name) => {
  await page.goto(world.at + "/quan-tri/xac-nhan");
  while ((await (await rowsOf(page, name)).count()) === 0) {
    const before = page.url();
    await page.locator("main a.button.quiet[href*='xac-nhan']").last().click();
    await page.waitForURL((url) => url.href !== before);
  }
  for (const box of await page.locator("main input[name=chon]:checked").all()) await box.uncheck();
  const row = (await rowsOf(page, name)).first();
  await row.locator("input[name=chon]").check();
  return row;
};
export const confirmPicked = async (page) => {
  await page.click("main button[value=xac-nhan]");
  await page.waitForSelector("main .notice.good");
};
const checkCode = async (page, code) => {
  await page.fill("#ma", code);
  await page.click("form[data-checker] button.primary");
  await page.waitForSelector("[data-checker-result] .notice");
  return text(page, "[data-checker-result]");
};

export const certificateSteps = async (world) => {
  const learner = world.learners[2];
  const id = world.sql(`SELECT id FROM person WHERE name='${learner.name}' AND hidden=0`)[0].id;
  const phone = await world.page("small");
  const officer = await world.page("large", "canbo");
  let certificate;
  let code;

  await world.step("7 assessment: twenty questions drawn from the bank, taken to a pass, said in plain words", async () => {
    assert.ok(items.length >= 120);
    await phone.goto(world.at + learner.card);
    await phone.locator(".dock button").click();
    await phone.waitForURL(/\/hoc/);
    await phone.goto(world.at + "/kiem-tra");
    await phone.locator(".dock button").click();
    await phone.waitForURL(/\/kiem-tra\/[^/]+\/1$/);
    const asked = new Set();
    for (let n = 1; n <= 20; ++n) {
      await phone.waitForURL(new RegExp(`/kiem-tra/[^/]+/${n}$`));
      const stem = (await phone.textContent("main .lead")).trim();
      const item = items.find((one) => one.stem === stem);
      assert.ok(item, "in the bank: " + stem);
      asked.add(item.id);
      assert.equal(await phone.locator("main button[name=chon][value=chua_biet]").count(), 1, "with “Tôi chưa biết”");
      if (n === 7) await phone.click("main button[name=chon][value=chua_biet]");
      else await answerRightly(phone, item);
    }
    assert.equal(asked.size, 20);
    await phone.waitForURL(/\/xem-lai$/);
    await phone.locator(".dock button").click();
    await phone.waitForURL(/\/ket-qua$/);
    assert.match(await text(phone), /Chúc mừng, đã đạt! Đúng 19 trên 20 câu/);
    assert.equal(world.count(`SELECT count(*) n FROM confirmation WHERE person_id='${id}'`), 1, "a confirmation is proposed");
  });

  await world.step("7 officer confirms a batch; the board moves within a second", async () => {
    const row = await pickProposal(officer, world, learner.name);
    assert.match(await row.textContent(), /19\/20/);
    await officer.locator("main input[name=chon]:not(:checked)").first().check();
    const before = await reached(world);
    await confirmPicked(officer);
    const moment = Date.now();
    await until("a target moved", async () => JSON.stringify(await reached(world)) !== JSON.stringify(before), 5000);
    assert.ok(Date.now() - moment <= 1000, `${Date.now() - moment} ms after the answer`);
    assert.equal(world.count(`SELECT count(*) n FROM certificate WHERE person_id='${id}'`), 1);
  });

  await world.step("8 certificate: an A4 PDF with the name in Vietnamese letters and a code that can be read", async () => {
    certificate = world.sql(`SELECT id, number, status FROM certificate WHERE person_id='${id}'`)[0];
    await phone.goto(world.at + "/chung-nhan/cua-toi");
    assert.match(await text(phone), /Chờ ký số/i);
    const got = await phone.request.get(`${world.at}/chung-nhan/${certificate.id}.pdf`);
    assert.equal(got.status(), 200);
    const pdf = join(world.folder, "certificate.pdf");
    writeFileSync(pdf, await got.body());
    const words = tool("pdftotext", "-layout", pdf, "-").normalize("NFC").replace(/\s+/g, " ");
    assert.ok(words.toLocaleLowerCase("vi").includes(learner.name.toLocaleLowerCase("vi")), words);
    assert.match(words, /GIẤY CHỨNG NHẬN/);
    assert.match(words, /Tạm thời/);
    assert.match(tool("pdfinfo", pdf), /A4/);
    tool("pdftoppm", "-r", "200", "-png", "-singlefile", pdf, pdf.slice(0, -4));
    [code] = codesIn(pdf.slice(0, -4) + ".png");
    assert.ok(code.length > 80, code);
    world.certificate = { ...certificate, code, name: learner.name };
  });

  await world.step("8 its page says where it stands, and no more than the paper; chờ ký số, then đã ký", async () => {
    const visitor = await world.page("small");
    const page = `${world.at}/chung-nhan/${certificate.id}`;
    await visitor.goto(page);
    const said = await text(visitor);
    assert.match(said, /Giấy chứng nhận thật, chưa bị thu hồi/);
    assert.match(said, /chờ cơ quan ký số/i);
    assert.doesNotMatch(said, /sinh năm|ngày sinh|số định danh|điện thoại|\b0\d{11}\b/i);
    await officer.goto(`${world.at}/quan-tri/chung-nhan/${certificate.id}`);
    const signer = (await officer.locator("button[value=ky-so]").count()) ? officer : await world.page("large", "lanhdao");
    await signer.goto(`${world.at}/quan-tri/chung-nhan/${certificate.id}`);
    await signer.fill("#so", "12/GCN-UBND ký số 22/11/2026");
    await signer.click("button[value=ky-so]");
    await signer.waitForSelector("main .notice.good");
    await visitor.goto(page);
    assert.match(await text(visitor), /còn hiệu lực/);
    await visitor.goto(`${world.at}/chung-nhan/01a00000-0000-7000-8000-000000000000`);
    assert.match(await text(visitor), /Không tìm thấy giấy chứng nhận này/);
    await visitor.context().close();
  });

  const checker = await world.page("small");
  await world.step("8 checker with the server dead: genuine, forged, as of its list", async () => {
    await checker.goto(world.at + "/chung-nhan");
    await workerReady(checker);
    await checker.reload();
    await world.kill();
    try {
      await checker.goto(world.at + "/chung-nhan");
      const said = await checkCode(checker, code);
      assert.match(said, /Giấy này là thật/);
      assert.ok(said.includes(learner.name));
      assert.match(said, /danh sách thu hồi lúc/);
      const at = Math.floor(code.length * 0.6);
      const changed = code.slice(0, at) + (code[at] === "A" ? "B" : "A") + code.slice(at + 1);
      await checker.reload();
      assert.match(await checkCode(checker, changed), /bị sửa hoặc làm giả|không phải mã/i);
    } finally {
      await world.revive();
    }
  });

  await world.step("8 withdrawal shows on the page, and on the checker with the server dead again", async () => {
    await officer.goto(`${world.at}/quan-tri/chung-nhan/${certificate.id}`);
    await officer.fill("#ly-do", "Cấp nhầm, thử thu hồi");
    await officer.click("button[value=thu-hoi]");
    await officer.waitForSelector("main .notice.good");
    const visitor = await world.page("small");
    await visitor.goto(`${world.at}/chung-nhan/${certificate.id}`);
    assert.match(await text(visitor), /Giấy này đã thu hồi ngày/);
    await visitor.context().close();
    await checker.goto(world.at + "/chung-nhan");
    await until("the checker knows of the withdrawal", async () => /đã bị thu hồi/.test(await checkCode(checker, code)));
    await world.kill();
    try {
      await checker.goto(world.at + "/chung-nhan");
      assert.match(await checkCode(checker, code), /đã bị thu hồi ngày/);
    } finally {
      await world.revive();
    }
  });

  await world.step("8 the command line reads the same code without a network", async () => {
    const said = hocvuso("verify", code, "--data", world.data);
    assert.ok(said.includes(learner.name), said);
  });
  await checker.context().close();
  await phone.context().close();
  await officer.context().close();
};
