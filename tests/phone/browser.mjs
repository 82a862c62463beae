// What browser tests share: Chromium of this machine, a free port, the product started and stopped by us.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { chromium } = createRequire(join(root, "phone/package.json"))("playwright-core");

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

export const folder = () => mkdtempSync(join(tmpdir(), "hvs-phone-"));
export const remove = (path) => rmSync(path, { recursive: true, force: true });

// A profile folder of its own: closing and launching again with it is a phone switched off and on.
export const phone = (profile, options = {}) =>
  chromium.launchPersistentContext(profile, {
    executablePath: process.env.HVS_CHROMIUM ?? "/usr/bin/chromium",
    viewport: { width: 360, height: 640 },
    serviceWorkers: "allow",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ...options,
  });

export const startProduct = (data, port) => start(join(root, "build/release/hocvuso"), ["serve", "--data", data, "--listen", "127.0.0.1:" + port]);

// The same with one invented learner always signed in (server.cpp).
export const startForLearner = (data, port, share = join(root, "build/release/share")) => start(join(root, "build/release/tests/phone/phone-server"), [data, String(port), share]);

const start = async (program, args) => {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  await new Promise((resolve, reject) => {
    child.stderr.on("data", (part) => (said += part).includes("event=listening") && resolve());
    child.on("exit", (code) => reject(new Error("the product stopped with " + code + ": " + said)));
  });
  const stop = (signal = "SIGKILL") => new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.removeAllListeners("exit");
    child.on("exit", resolve);
    child.kill(signal);
  });
  return { stop };
};

// Waits for a condition in Node, asking again; the test's own limit ends it.
export const until = async (what, holds, ms = 20000) => {
  const end = Date.now() + ms;
  for (;;) {
    const got = await holds();
    if (got) return got;
    if (Date.now() > end) throw new Error("never came true: " + what);
    await new Promise(setImmediate);  // what is asked answers over a wire: that is pause enough
  }
};

// The shell and the core are on the device, and this worker answers the pages.
export const workerReady = (page) =>
  until("the worker is in charge", () =>
    page.evaluate(async () => {
      const r = await navigator.serviceWorker.getRegistration();
      return r?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
    }).catch(() => false));

export const stored = (page, store) =>
  page.evaluate((name) => new Promise((resolve, reject) => {
    const open = indexedDB.open("hocvuso");
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const tx = open.result.transaction([name], "readonly");
      const keys = tx.objectStore(name).getAllKeys();
      tx.oncomplete = () => { open.result.close(); resolve(keys.result); };
    };
  }), store);

// The battery falls out: every process of the browser that we started with this profile is killed at once.
export const pullBattery = async (profile, context) => {
  const ours = readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync("/proc/" + pid + "/cmdline", "utf8").includes("--user-data-dir=" + profile);
    } catch {
      return false;
    }
  });
  for (const pid of ours) try { process.kill(Number(pid), "SIGKILL"); } catch { /* gone already */ }
  await context.close().catch(() => undefined);
  await rmSync(join(profile, "SingletonLock"), { force: true });
};

// A wire that can be cut: while `state.cut`, nothing passes; while `state.deaf`, requests pass and answers do not; a
// request that begins with `state.block` does not pass.
export const wire = async (target) => {
  const state = { cut: false, deaf: false, block: null };
  const sockets = new Set();
  const server = createServer((near) => {
    if (state.cut) return near.destroy();
    const far = connect(target, "127.0.0.1");
    for (const [a, b] of [[near, far], [far, near]]) {
      sockets.add(a);
      a.on("data", (part) => {
        if (state.cut) return a.destroy();
        if (state.block && a === near && part.includes(state.block)) return a.destroy();
        if (state.deaf && a === far) return near.destroy();
        b.write(part);
      });
      a.on("close", () => { sockets.delete(a); b.destroy(); });
      a.on("error", () => b.destroy());
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    state,
    port: server.address().port,
    cut: () => { state.cut = true; sockets.forEach((one) => one.destroy()); },
    mend: () => { state.cut = false; state.deaf = false; state.block = null; },
    close: () => { sockets.forEach((one) => one.destroy()); server.close(); },
  };
};
