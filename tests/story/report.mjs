// Points 9 and 10: the month's report from a frozen cut, and a backup that carries everything.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { confirmPicked } from "./certificate.mjs";
import { freePort, hocvuso, serve, text, tool } from "./world.mjs";

const words = (xml) => xml.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

export const reportSteps = async (world) => {
  const officer = await world.page("large", "canbo");
  let cut;
  const file = async (layout, kind) => {
    const got = await officer.request.get(`${world.at}/quan-tri/bao-cao/${cut}/${layout}.${kind}`);
    assert.equal(got.status(), 200, layout + "." + kind);
    const path = join(world.folder, `${layout}.${kind}`);
    writeFileSync(path, await got.body());
    return kind === "docx" ? tool("unzip", "-p", path, "word/document.xml") : tool("unzip", "-p", path, "xl/worksheets/*");
  };
  let first;

  await world.step("9 report: a cut is frozen; .docx and .xlsx in the layouts of State and Party, never mixed", async () => {
    await officer.goto(world.at + "/quan-tri/bao-cao");
    await officer.click("main form button.primary");
    await officer.waitForURL(/\/quan-tri\/bao-cao(\/|\?|$)/);
    cut = world.sql("SELECT id FROM report_cut ORDER BY made_at DESC LIMIT 1")[0].id;
    const state = words(await file("ubnd", "docx"));
    assert.match(state, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
    assert.doesNotMatch(state, /ĐẢNG CỘNG SẢN/);
    assert.ok(state.includes(cut), "the id of the cut is printed");
    const party = words(await file("dang-uy", "docx"));
    assert.match(party, /ĐẢNG CỘNG SẢN VIỆT NAM/);
    assert.doesNotMatch(party, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA/);
    assert.ok(party.includes(cut));
    first = { ubnd: await file("ubnd", "docx"), party: await file("dang-uy", "docx"), sheet: await file("ubnd", "xlsx") };
    assert.match(words(first.sheet), /\d/);
  });

  await world.step("9 report: the same cut gives the same figures after the data changed", async () => {
    const before = await (await fetch(world.at + "/api/v1/targets")).text();
    await officer.goto(world.at + "/quan-tri/xac-nhan");
    for (const box of await officer.locator("main input[name=chon]").all()) await box.check();
    await confirmPicked(officer);
    assert.notEqual(await (await fetch(world.at + "/api/v1/targets")).text(), before, "the board has moved on");
    assert.deepEqual({ ubnd: await file("ubnd", "docx"), party: await file("dang-uy", "docx"), sheet: await file("ubnd", "xlsx") }, first);
  });

  await world.step("10 backup while the program serves, restored elsewhere: everything is there, certificates verify", async () => {
    const copy = join(world.folder, "copy.hvs");
    const other = join(world.folder, "other");
    const reads = Array.from({ length: 20 }, () => fetch(world.at + "/ke-hoach").then((got) => got.status));
    hocvuso("backup", "--data", world.data, "--to", copy);
    assert.deepEqual([...new Set(await Promise.all(reads))], [200]);
    hocvuso("restore", "--from", copy, "--data", other);
    const port = await freePort();
    const stop = await serve(other, port);
    try {
      const there = "http://127.0.0.1:" + port;
      const same = (one) => JSON.stringify(one.targets.map(({ id, reached, population }) => [id, reached, population]));
      assert.equal(same(await (await fetch(there + "/api/v1/targets")).json()), same(await (await fetch(world.at + "/api/v1/targets")).json()));
      for (const table of ["person", "household", "lesson_step", "answer", "evidence", "certificate", "operation_log", "audit_log"]) {
        const counted = tool("sqlite3", "-readonly", join(other, "hocvuso.db"), `SELECT count(*) FROM ${table}`).trim();
        assert.equal(Number(counted), world.count(`SELECT count(*) n FROM ${table}`), table);
      }
      const page = await world.page("small");
      const valid = world.sql("SELECT id FROM certificate WHERE withdrawn_on='' LIMIT 1")[0];
      await page.goto(`${there}/chung-nhan/${valid.id}`);
      assert.match(await text(page), /Giấy chứng nhận (thật|còn hiệu lực)/);
      if (world.certificate) {
        await page.goto(`${there}/chung-nhan/${world.certificate.id}`);
        assert.match(await text(page), /Giấy này đã thu hồi ngày/, "a withdrawal is carried too");
        assert.ok(hocvuso("verify", world.certificate.code, "--data", other).includes(world.certificate.name));
      }
      await page.context().close();
      hocvuso("audit", "verify", "--data", other);
    } finally {
      await stop("SIGKILL");
    }
  });
  await officer.context().close();
};
