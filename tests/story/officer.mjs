// Points 1 to 4: the portal, the commune's lists, the plan, the cards.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { uglyCsv, uglyXlsx } from "./lists.mjs";
import { codesIn, text, tool, until } from "./world.mjs";

const peopleIn = (world) => world.count("SELECT count(*) n FROM person WHERE hidden=0");

const send = async (page, world, list) => {
  await page.goto(world.at + "/quan-tri/nhap");
  await page.setInputFiles("#tep", list);
  await page.click("main form.card button.primary");
  await page.waitForURL("**/quan-tri/nhap/*");
  await until("the list was read", async () => (await page.locator("main .numbers").count()) > 0 || (await page.reload(), false));
};
const confirm = async (page) => {
  await page.click("form[action$='/xac-nhan'] button");
  await until("the rows are in", async () => /Đã nhập \d+ dòng|Rút lại lần nhập này/.test(await text(page)) || (await page.reload(), false));
};
const rowOf = (page, name) => page.locator("tr[id]", { hasText: name });
const find = async (page, world, words) => {
  await page.goto(world.at + "/quan-tri/dan-cu?tim=" + encodeURIComponent(words));
  return page.locator("main tbody tr");
};

export const officerSteps = async (world) => {
  const visitor = await world.page();
  world.area = world.sql("SELECT name, path FROM area WHERE until_day='' ORDER BY path LIMIT 1")[0];
  let officer;

  await world.step("1 portal: xã Võ Nhai and the movement's progress", async () => {
    await visitor.goto(world.at + "/");
    const said = await text(visitor, "body");
    assert.match(said, /Võ Nhai/);
    assert.match(said, /\d[\d.,]*\s*%/, "a share of the targets stands on the first page");
    assert.ok((await visitor.locator("a[href='/ke-hoach']").count()) > 0 && (await visitor.locator("a[href='/hoc']").count()) > 0);
  });

  await world.step("2 officer signs in with password and code", async () => {
    officer = await world.page("large", "canbo");
    await officer.goto(world.at + "/quan-tri");
    assert.match(await text(officer), /Nhập danh sách|danh sách/i);
  });

  await world.step("2 ugly .csv: the preview says what will happen; nothing changes before confirmation", async () => {
    const before = peopleIn(world);
    await send(officer, world, uglyCsv(world.area.name));
    const said = await text(officer);
    assert.match(await text(officer, "tr[id]:has-text('Bạch Tùng')"), /19\*+2345.*thiếu một chữ số.*019\*+2345/);
    assert.doesNotMatch(said, /\d{11}/, "numbers are not shown whole on a screen");
    assert.match(said, /Trùng với dòng 6/);
    assert.match(said, /chưa có họ tên/);
    assert.match(await rowOf(officer, "Lan Rừng").textContent(), /1961/);
    assert.equal(await rowOf(officer, "Nguyễn Thị Ưởng Đường".normalize("NFC")).count(), 1, "decomposed letters are composed");
    assert.equal(peopleIn(world), before, "nothing may change before confirmation");
    world.before = before;
  });

  await world.step("2 ugly .csv: good rows enter, the doubtful one after a look, bad ones come back with reasons", async () => {
    await rowOf(officer, "Bạch Tùng").locator("button[value=take]").click();
    await confirm(officer);
    assert.equal(peopleIn(world), world.before + uglyCsv("").people);
    const [left] = await Promise.all([officer.waitForEvent("download"), officer.click("a[href$='con-lai.csv']")]);
    const rows = readFileSync(await left.path(), "utf8");
    assert.match(rows, /LÝ DO CHƯA NHẬN/);
    assert.match(rows, /019070905678/);
    assert.match(rows, /chưa có họ tên/);
    assert.doesNotMatch(rows, /Trúc Xanh/, "rows that entered are not given back");
  });

  await world.step("2 persons found by name without marks; numbers stored whole", async () => {
    for (const [words, name] of [["trieu suong dai ngan", "Đại Ngàn|ĐẠI NGÀN"], ["Nguyễn Thị Ưởng Đường", "Nguyễn Thị Ưởng Đường"], ["hoang van truc xanh", "Hoàng Văn Trúc Xanh"]]) {
      const rows = await find(officer, world, words);
      assert.equal(await rows.count(), 1, words);
      assert.match((await rows.textContent()).normalize("NFC"), new RegExp(name));
    }
    await find(officer, world, "luong thi bach tung");
    await officer.click("main tbody a");
    await officer.click("form[action$='/so'] button");
    assert.match(await text(officer), /019158902345/);
  });

  await world.step("2 ugly .xlsx: merged titles, numbers as numbers, serial dates, a new xóm named before it is made", async () => {
    const before = peopleIn(world);
    const areas = world.count("SELECT count(*) n FROM area");
    await send(officer, world, uglyXlsx(world.area.name));
    const said = await text(officer);
    assert.match(said, /Khe Chưa Có/);
    assert.match(said, /số ngày của Excel/);
    assert.match(said, /có số hoặc ký tự lạ/);
    assert.equal(world.count("SELECT count(*) n FROM area"), areas);
    for (let n = 0; n < 6; ++n) {
      const open = officer.locator("tr[id] button[value=take]");
      if ((await open.count()) === 0) break;
      const id = await officer.locator("tr[id]:has(button[value=take])").first().getAttribute("id");
      if ((await text(officer, "#" + id)).includes("Sẽ nhận")) break;
      await open.first().click();
      await officer.waitForLoadState("load");
    }
    await confirm(officer);
    assert.ok(peopleIn(world) >= before + 3, "the good rows are in");
    assert.equal(await (await find(officer, world, "nong thi hoa man")).count(), 1);
    await officer.goto(world.at + "/quan-tri/nhap");
    await officer.click("a:has-text('Danh sách xóm.xlsx')");
    const [left] = await Promise.all([officer.waitForEvent("download"), officer.click("a[href$='con-lai.xlsx']")]);
    assert.equal(readFileSync(await left.path()).subarray(0, 2).toString(), "PK");
  });

  await world.step("3 plan: targets with live values, by xóm, drawn with the table beside; no persons for a visitor", async () => {
    await visitor.goto(world.at + "/ke-hoach");
    const said = await text(visitor);
    assert.match(said, /%/);
    assert.ok((await visitor.locator("main svg").count()) > 2 && (await visitor.locator("main table").count()) > 1);
    world.targets = (await (await fetch(world.at + "/api/v1/targets")).json()).targets;
    assert.ok(world.targets.length >= 9, "nine yearly targets");
    for (const target of world.targets) assert.ok(said.includes(target.id), target.id);
    const clause = world.targets[0].id;
    await visitor.goto(world.at + "/ke-hoach/" + clause);
    assert.match(await text(visitor), new RegExp(world.area.name));
    assert.equal(await visitor.locator("main a[href*='/nguoi']").count(), 0);
    await visitor.goto(world.at + `/ke-hoach/${clause}/nguoi?xom=${world.area.path}`);
    assert.ok(!/Ngày sinh|Họ và tên/.test(await text(visitor)), "a visitor sees no person");
  });

  await world.step("3 plan: the persons behind a cell for the officer", async () => {
    await officer.goto(world.at + "/ke-hoach/" + world.targets[0].id);
    await officer.locator("main a[href*='/nguoi']").first().click();
    await officer.waitForURL(/\/nguoi\?/);
    assert.ok((await officer.locator("main tbody tr").count()) > 3);
  });

  await world.step("3 plan: a denominator corrected with source and date", async () => {
    const clause = world.targets[0].id;
    await officer.goto(world.at + "/ke-hoach/" + clause + "#mau-so");
    const counted = world.targets[0].population_counted;
    await officer.fill("#value", String(counted + 17));
    await officer.fill("#source", "Công an xã, sổ cư trú");
    await officer.fill("#on", "01/10/2026");
    await officer.click("#mau-so button");
    await officer.waitForLoadState("load");
    const now = (await (await fetch(world.at + "/api/v1/targets")).json()).targets.find((one) => one.id === clause);
    assert.equal(now.population, counted + 17);
    assert.equal(now.population_counted, counted);
    assert.equal(now.population_source, "Công an xã, sổ cư trú");
    await visitor.goto(world.at + "/ke-hoach/" + clause);
    assert.match(await text(visitor), /Công an xã, sổ cư trú/);
  });

  await world.step("4 cards: an A4 sheet of ten, each with name, pictures and a code that can be read", async () => {
    await officer.goto(world.at + "/quan-tri/the?xom=" + encodeURIComponent(world.area.path));
    const sheet = officer.locator(".card-sheet").first();
    assert.equal(await sheet.locator(".learner-card").count(), 10);
    assert.equal(await sheet.locator(".learner-card .qr svg").count(), 10);
    assert.equal(await sheet.locator(".learner-card ul img").count(), 30, "three pictures each");
    const pdf = join(world.folder, "cards.pdf");
    await officer.pdf({ path: pdf, preferCSSPageSize: true });
    const sheets = await officer.locator(".card-sheet").count();
    assert.match(tool("pdfinfo", pdf), new RegExp(`Pages:\\s+${sheets}\\b`), "one page for each sheet");
    const png = join(world.folder, "card.png");
    await sheet.locator(".learner-card").first().screenshot({ path: png });
    const [code] = codesIn(png);
    assert.match(code, /\/vao\/the\/[A-Za-z0-9_-]{20,}$/);
    const phone = await world.page("small");
    await phone.goto(world.at + new URL(code, world.at).pathname);
    assert.match(await text(phone), new RegExp((await sheet.locator("h2").first().textContent()).trim()));
    await phone.context().close();
  });
  world.officer = officer;
};
