// The camera, with Chromium's invented one: it is shown the very codes that the product printed. A learner's card opens the
// door; a certificate is verified with the server dead; a camera that is refused is said in plain words.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, phone, remove } from "./browser.mjs";
import { confirmPicked } from "../story/certificate.mjs";
import { codesIn, root, text, tool, until, workerReady, World } from "../story/world.mjs";

const width = 640;
const height = 480;
const home = folder();
const world = new World(home);
let failed = null;

// A picture as seen by a camera: grey, the code a little askew on a white sheet. One still frame, over and over.
const film = async (page, png, name) => {
  const grey = await page.evaluate(async ([data, w, h]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = w;
    canvas.height = h;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#ddd";
    pen.fillRect(0, 0, w, h);
    pen.translate(w / 2, h / 2);
    pen.rotate(0.06);
    const side = h * 0.82;
    pen.fillStyle = "#fff";
    pen.fillRect(-side * 0.53, -side * 0.53, side * 1.06, side * 1.06);
    pen.drawImage(image, -side / 2, -side / 2, side, side);
    const seen = pen.getImageData(0, 0, w, h).data;
    let out = "";
    for (let i = 0; i < seen.length; i += 4) out += String.fromCharCode((seen[i] * 299 + seen[i + 1] * 587 + seen[i + 2] * 114) / 1000);
    return btoa(out);
  }, [png.toString("base64"), width, height]);
  const file = join(home, name + ".y4m");
  const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(grey, "base64"), Buffer.alloc(width * height / 2, 128)]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]));
  return file;
};
// The one code of a page, cut out of it with its white border.
const cutOut = async (page, file) => {
  await page.addScriptTag({ path: join(root, "phone/node_modules/jsqr/dist/jsQR.js") });
  return Buffer.from(await page.evaluate(async (data) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    canvas.width = image.width;
    canvas.height = image.height;
    pen.drawImage(image, 0, 0);
    const seen = pen.getImageData(0, 0, image.width, image.height);
    const { topLeftCorner: from, bottomRightCorner: to } = jsQR(seen.data, image.width, image.height).location;
    const border = (to.x - from.x) * 0.07;
    canvas.width = to.x - from.x + 2 * border;
    canvas.height = to.y - from.y + 2 * border;
    pen.drawImage(image, border - from.x, border - from.y);
    return canvas.toDataURL("image/png").split(",")[1];
  }, readFileSync(file).toString("base64")), "base64");
};
const withCamera = (name, file) =>
  phone(join(home, name), {
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      ...(file ? ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + file] : [])],
  });
const scanned = async (page) => {
  await page.locator("#ma + button").click();
  return until("the code stands in the field", async () => (await page.inputValue("#ma")) || null);
};

try {
  mkdirSync(home, { recursive: true });
  await world.begin();
  const officer = await world.page("large", "canbo");
  const desk = await (await world.context()).newPage();

  await officer.goto(world.at + "/quan-tri/the?xom=/x01/");
  const printed = await officer.locator(".learner-card .qr svg").first().screenshot();
  writeFileSync(join(home, "card.png"), printed);
  const [address] = codesIn(join(home, "card.png"));
  const cardFilm = await film(desk, printed, "card");

  await officer.goto(world.at + "/quan-tri/xac-nhan");
  if ((await officer.locator("main input[name=chon]:checked").count()) === 0) await officer.locator("main input[name=chon]").first().check();
  await confirmPicked(officer);
  const { id } = world.sql("SELECT id FROM certificate LIMIT 1")[0];
  writeFileSync(join(home, "paper.pdf"), await (await officer.request.get(`${world.at}/chung-nhan/${id}.pdf`)).body());
  tool("pdftoppm", "-r", "200", "-png", "-singlefile", join(home, "paper.pdf"), join(home, "paper"));
  const [code] = codesIn(join(home, "paper.png"));
  const paperFilm = await film(desk, await cutOut(desk, join(home, "paper.png")), "paper");

  // The door.
  let device = await withCamera("by-card", cardFilm);
  let page = await device.newPage();
  await page.goto(world.at + "/vao/the");
  assert.equal(await scanned(page), address);
  assert.equal(await page.locator("video").count(), 0, "the camera is put away");
  await page.locator(".dock button, main button.primary").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/vao"));
  assert.ok((await device.cookies()).some((cookie) => cookie.name === "hvs_s"), "signed in");
  await device.close();

  // No camera, or not allowed: words, and the field to type in stays.
  device = await withCamera("refused", null);
  page = await device.newPage();
  await page.goto(world.at + "/vao/the");
  await page.locator("#ma + button").click();
  await page.waitForSelector(".scan[role=alert]");
  assert.match(await text(page, ".scan"), /[Mm]áy ảnh/);
  assert.ok(await page.isEditable("#ma"));
  await device.close();

  // The checker, with the server dead.
  device = await withCamera("by-paper", paperFilm);
  page = await device.newPage();
  await page.goto(world.at + "/chung-nhan");
  await workerReady(page);
  await page.reload();
  await world.kill();
  await page.goto(world.at + "/chung-nhan");
  assert.equal(await scanned(page), code);
  await page.click("form[data-checker] button.primary");
  await page.waitForSelector("[data-checker-result] .notice");
  assert.match(await text(page, "[data-checker-result]"), /thật/);
  await device.close();
  console.log("camera: passed (card, refused, certificate without a server)");
} catch (why) {
  failed = why;
} finally {
  await world.end();
  remove(home);
}
if (failed) {
  console.error(failed);
  process.exit(1);
}
