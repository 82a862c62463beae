// Point 6: the field book with no network, a newcomer, and two volunteers who write one household.
import assert from "node:assert/strict";
import { text, stored, unsent, until, workerReady } from "./world.mjs";

const ready = async (page, world) => {
  await page.goto(world.at + "/so-tay");
  await workerReady(page);
  await until("the field book is on the device", async () => (await stored(page, "packs")).some((key) => String(key).startsWith("/so-tay")));
  await page.goto(world.at + "/so-tay");
};
const house = async (page, world, id) => page.goto(`${world.at}/so-tay/ho/${id}`);
const sent = (page) => until("all is sent", async () => (await unsent(page)) === 0);

export const volunteerSteps = async (world) => {
  const scope = world.sql("SELECT path FROM area WHERE until_day='' ORDER BY path LIMIT 1")[0].path;
  const homes = world.sql(`SELECT h.id, (SELECT p.name FROM person p WHERE p.household=h.id AND p.hidden=0 AND p.birth_year<1990 LIMIT 1) name FROM household h WHERE h.area='${scope}' AND name IS NOT NULL ORDER BY h.id LIMIT 6`);
  const first = await world.context("small", "tinhnguyen");
  const second = await world.context("small", "tinhnguyen2");
  const one = await first.newPage();
  const two = await second.newPage();
  const fresh = "Lò Thị Ban Mai Story";
  const name = fresh.replace(" Story", "");
  const visits = () => world.count("SELECT count(*) n FROM operation_log WHERE entity='visit'");

  await world.step("6 volunteer: the households of the xóm are on the phone", async () => {
    await ready(one, world);
    await ready(two, world);
    assert.match(await text(one), /hộ được giao/);
  });

  await world.step("6 offline: a visit with consent, VNeID and skills is kept, nothing is sent", async () => {
    await first.setOffline(true);
    world.visits = visits();
    await house(one, world, homes[0].id);
    await one.click("main a[href$='/tham']");
    await one.locator("input[name=kq][value=gap]").check({ force: true });
    const person = one.locator("main details.card").first();
    if (!(await person.evaluate((d) => d.open))) await person.locator("summary").click();
    await person.locator("input[name=gap]").check();
    await person.locator("label.tick", { hasText: "đồng ý cho ghi việc học" }).locator("input").check();
    await person.locator("select[name^=vneid]").selectOption("2");
    await person.locator("fieldset input[type=checkbox]").first().check();
    await one.locator("input[name=day]").first().check();
    await one.fill("#phut", "25");
    await one.fill("#hen", "tuần sau");
    await one.click("main form button.primary");
    await until("the visit is kept", async () => (await unsent(one)) > 0);
    assert.equal(visits(), world.visits);
    await one.goto(world.at + "/so-tay/cho-gui");
    assert.ok((await one.locator("main tbody tr").count()) > 0);
  });

  await world.step("6 offline: a newcomer in a few taps", async () => {
    await one.goto(world.at + "/so-tay/nguoi-moi");
    await one.fill("#ten", name);
    await one.fill("#nam", "1979");
    await one.click("main form button.primary");
    await until("the newcomer is kept", async () => (await text(one)).includes(name) || /Đã/.test(await text(one)));
    assert.equal(world.count(`SELECT count(*) n FROM person WHERE name='${name}'`), 0);
  });

  await world.step("6 sync: visit and newcomer arrive once", async () => {
    await first.setOffline(false);
    await one.goto(world.at + "/so-tay");
    await sent(one);
    assert.equal(visits(), world.visits + 1);
    assert.equal(world.count(`SELECT count(*) n FROM person WHERE name='${name}'`), 1);
    await one.reload();
    assert.equal(visits(), world.visits + 1);
  });

  await world.step("6 two volunteers, one household, offline: different fields both stay; a clash shows both values", async () => {
    const home = homes[1].id;
    for (const page of [one, two]) await house(page, world, home);
    await first.setOffline(true);
    await second.setOffline(true);
    const write = async (page, address, other, value) => {
      await page.goto(`${world.at}/so-tay/ho/${home}/sua`);
      await page.fill("#address", address);
      await page.locator(other).evaluate((field, wanted) => { field.value = wanted; }, value);
      await page.click("main form button.primary");
      await until("the change is kept", async () => (await unsent(page)) > 0);
    };
    await write(one, "Nhà sàn bên suối", "#signal", "yeu");
    await write(two, "Nhà gỗ trên đồi", "#devices", "chung");
    await first.setOffline(false);
    await one.goto(world.at + "/so-tay");
    await sent(one);
    await second.setOffline(false);
    await two.goto(world.at + "/so-tay");
    await sent(two);
    const officer = await world.page("large", "canbo");
    await officer.goto(world.at + "/quan-tri/xung-dot");
    const said = await text(officer);
    assert.match(said, /Nhà sàn bên suối/);
    assert.match(said, /Nhà gỗ trên đồi/);
    const kept = JSON.stringify(world.sql(`SELECT * FROM household WHERE id='${home}'`)[0]);
    assert.match(kept, /yeu/);
    assert.match(kept, /chung/);
    await officer.locator("main tr", { hasText: "Nhà gỗ trên đồi" }).locator("button[value=moi]").click();
    await officer.waitForSelector("main .notice.good");
    assert.match(JSON.stringify(world.sql(`SELECT * FROM household WHERE id='${home}'`)[0]), /Nhà gỗ trên đồi/);
    await officer.context().close();
    for (const page of [one, two]) {
      await page.goto(world.at + "/so-tay");
      await until("both phones see the same", async () => (await house(page, world, home), /Nhà gỗ trên đồi/.test(await text(page)) && /Sóng yếu/.test(await text(page)) && /Một máy dùng chung/.test(await text(page))));
    }
  });
  await first.close();
  await second.close();
};
