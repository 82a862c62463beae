// The world of the story: the real program over data of its own, Chromium, the people who sign in, and the steps.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { chromium } = createRequire(join(root, "phone/package.json"))("playwright-core");
const program = join(root, "build/release/hocvuso");
const password = "hoc-vu-so-2026";
const chromiumArgs = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const chromiumPath = process.env.HVS_CHROMIUM ?? "/usr/bin/chromium";
const small = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true, locale: "vi-VN" };
const large = { viewport: { width: 1280, height: 800 }, locale: "vi-VN" };

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

export const hocvuso = (...words) => execFileSync(program, words, { encoding: "utf8", cwd: root, stdio: ["ignore", "pipe", "pipe"] });
export const tool = (name, ...words) => execFileSync(name, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

// Asks again until it holds; the limit only ends a wait for what never comes.
export const until = async (what, holds, ms = 20000) => {
  const end = Date.now() + ms;
  for (;;) {
    const got = await holds();
    if (got) return got;
    if (Date.now() > end) throw new Error("never came true: " + what);
    await new Promise(setImmediate);  // what is asked answers over a wire: that is pause enough
  }
};

const limited = (work, ms) => {
  let timer;
  const limit = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error("the step took more than a minute")), ms); });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};

export const serve = async (data, port, folder) => {
  const child = spawn(program, ["serve", "--data", data, "--listen", "127.0.0.1:" + port], { stdio: ["ignore", "ignore", "pipe"], cwd: root });
  if (folder) writeFileSync(join(folder, "pid"), String(child.pid));
  let said = "";
  await new Promise((resolve, reject) => {
    child.stderr.on("data", (part) => (said += part).includes("event=listening") && resolve());
    child.on("exit", (code) => reject(new Error("the program stopped with " + code + ": " + said.slice(-400))));
  });
  return (signal = "SIGTERM") =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.removeAllListeners("exit");
      child.on("exit", resolve);
      child.kill(signal);
    });
};

export class World {
  constructor(folder) {
    this.folder = folder;
    this.data = join(folder, "data");
    this.kept = {}; // cookies of those who signed in once
    this.passed = 0;
    this.failed = 0;
  }

  async begin() {
    hocvuso("init", "--demo", "--people", "1000", "--data", this.data);
    this.port = await freePort();
    this.at = "http://127.0.0.1:" + this.port;
    this.stop = await serve(this.data, this.port, this.folder);
    this.browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArgs });
    const lines = readFileSync(join(this.data, "tai-khoan-mau.txt"), "utf8").split("\n");
    this.learners = lines.flatMap((line) => {
      const got = line.match(/người học: (.+) – (\/vao\/the\/\S+) – lớp (.+), tranh: (.+)$/);
      return got ? [{ name: got[1], card: got[2], class: got[3], pictures: got[4].trim().split(" ") }] : [];
    });
  }

  async end() {
    await this.browser?.close().catch(() => undefined);
    await this.stop?.("SIGKILL");
    rmSync(join(this.folder, "pid"), { force: true });
  }

  // The server dies as in a power cut, and comes back at the same address.
  async kill() { await this.stop("SIGKILL"); }
  async revive() { this.stop = await serve(this.data, this.port, this.folder); }

  // One step of the story: a line each, whatever happens.
  async step(name, play) {
    const began = Date.now();
    try {
      await limited(play(), 60000);
      ++this.passed;
      console.log(`ok    ${name}  (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (why) {
      ++this.failed;
      console.log(`FAIL  ${name}  (${((Date.now() - began) / 1000).toFixed(1)} s)\n        ${String(why?.stack ?? why).split("\n").slice(0, 12).join("\n        ")}`);
    }
  }

  // What the database holds, read beside the running server.
  sql(text) {
    const out = tool("sqlite3", "-readonly", "-json", join(this.data, "hocvuso.db"), text).trim();
    return out ? JSON.parse(out) : [];
  }
  count(text) { return Number(Object.values(this.sql(text)[0])[0]); }

  async context(size = "large", login = null) {
    const made = await this.browser.newContext({ ...(size === "small" ? small : large), storageState: login ? await this.cookies(login) : undefined, acceptDownloads: true });
    made.setDefaultTimeout(15000);
    return made;
  }
  async page(size = "large", login = null) { return (await this.context(size, login)).newPage(); }

  // A phone with a profile folder: closed and opened again it is the same phone.
  async phone(profile) {
    const made = await chromium.launchPersistentContext(join(this.folder, profile), { ...small, executablePath: chromiumPath, args: chromiumArgs, serviceWorkers: "allow" });
    made.setDefaultTimeout(15000);
    return made;
  }

  // Password, then the code of that moment, through the two pages. A code serves once, so each account enters once.
  async signIn(page, login, at = this.at) {
    await page.goto(at + "/vao/can-bo");
    await page.fill("#ten", login);
    await page.fill("#mat-khau", password);
    await page.click("main button.primary");
    await page.waitForURL("**/vao/can-bo/ma*");
    await page.fill("#ma", hocvuso("account", "code", login, "--data", this.data).match(/\b\d{6}\b/)[0]);
    await page.click("main button.primary");
    await page.waitForURL((url) => !url.pathname.startsWith("/vao/can-bo"));
  }
  async cookies(login) {
    if (this.kept[login]) return this.kept[login];
    const context = await this.browser.newContext(large);
    await this.signIn(await context.newPage(), login);
    this.kept[login] = await context.storageState();
    await context.close();
    return this.kept[login];
  }
}

// The shell is on the device and the worker answers the pages.
export const workerReady = (page) =>
  until("the worker is in charge", () =>
    page.evaluate(async () => {
      const r = await navigator.serviceWorker.getRegistration();
      return r?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
    }).catch(() => false));

export const stored = (page, store, whole = false) =>
  page.evaluate(([name, all]) => new Promise((resolve, reject) => {
    const open = indexedDB.open("hocvuso");
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      if (!open.result.objectStoreNames.contains(name)) { open.result.close(); return resolve([]); }
      const shelf = open.result.transaction([name], "readonly").objectStore(name);
      const got = all ? shelf.getAll() : shelf.getAllKeys();
      got.onsuccess = () => { open.result.close(); resolve(got.result); };
      got.onerror = () => reject(got.error);
    };
  }), [store, whole]);

export const unsent = async (page) => (await stored(page, "outbox", true)).filter((one) => one.settled === undefined).length;
export const text = async (page, where = "main") => (await page.textContent(where)).replace(/\s+/g, " ");

// What zbarimg reads in a picture; several codes are several lines.
export const codesIn = (png) => tool("zbarimg", "--quiet", "--raw", png).trim().split("\n");

// Plays the wanted chapters one after the other in one world, says how many steps passed, and ends the process.
export async function play(chapters, wanted, folder) {
  const world = new World(folder);
  try {
    await world.begin();
    for (const name of wanted ?? Object.keys(chapters)) await chapters[name](world);
  } catch (why) {
    ++world.failed;
    console.log("FAIL  the chapters broke off\n        " + (why?.stack ?? why));
  } finally {
    await world.end();
  }
  console.log(`${world.passed} passed, ${world.failed} failed`);
  process.exit(world.failed === 0 ? 0 : 1);
}
