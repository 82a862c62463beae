// A demo commune of our own, served on a free port, with an officer who signs in and confirms: plain HTTP, no browser.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.HVS_PROGRAM ?? join(root, "build/release/hocvuso");
const password = "hoc-vu-so-2026";

export const hocvuso = (...words) => execFileSync(program, words, { encoding: "utf8", cwd: root, stdio: ["ignore", "pipe", "pipe"] });

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

// A browser without pages: cookies, form tokens, redirects not followed.
export class Visitor {
  constructor(base) {
    this.base = base;
    this.jar = new Map();
  }
  async ask(path, options = {}) {
    const reply = await fetch(this.base + path, {
      redirect: "manual", ...options,
      headers: { cookie: [...this.jar.values()].join("; "), origin: this.base, ...options.headers },
    });
    for (const line of reply.headers.getSetCookie()) this.jar.set(line.slice(0, line.indexOf("=")), line.split(";")[0]);
    return reply;
  }
  async text(path) {
    return (await this.ask(path)).text();
  }
  post(path, fields) {
    return this.ask(path, { method: "POST", body: new URLSearchParams(fields), headers: { "content-type": "application/x-www-form-urlencoded" } });
  }
  async csrf(path) {
    return /name="csrf" value="([^"]+)"/.exec(await this.text(path))?.[1] ?? "";
  }
}

export class Commune {
  static async open(data) {
    const commune = new Commune();
    commune.folder = data ?? mkdtempSync(join(tmpdir(), "hvs-credentials-"));
    commune.kept = data !== undefined;
    if (!data) hocvuso("init", "--demo", "--people", "1000", "--seed", "7", "--data", commune.folder);
    commune.port = await freePort();
    commune.base = "http://127.0.0.1:" + commune.port;
    await commune.serve();
    return commune;
  }
  async serve() {
    this.child = spawn(program, ["serve", "--data", this.folder, "--listen", "127.0.0.1:" + this.port], { stdio: ["ignore", "ignore", "pipe"], cwd: root });
    let said = "";
    await new Promise((resolve, reject) => {
      this.child.stderr.on("data", (part) => (said += part).includes("event=listening") && resolve());
      this.child.on("exit", (code) => reject(new Error("the program stopped with " + code + ": " + said.slice(-400))));
    });
  }
  stop() {
    return new Promise((resolve) => {
      this.child.removeAllListeners("exit");
      this.child.on("exit", resolve);
      this.child.kill("SIGTERM");
    });
  }
  async close() {
    await this.stop();
    if (!this.kept) rmSync(this.folder, { recursive: true, force: true });
  }
  async officer(login = "canbo") {
    const visitor = new Visitor(this.base);
    const first = await visitor.post("/vao/can-bo", { ten: login, mat_khau: password, ve: "" });
    if (first.status !== 303) throw new Error("the password was not accepted: " + first.status);
    const code = hocvuso("account", "code", login, "--data", this.folder).match(/\b\d{6}\b/)[0];
    const second = await visitor.post("/vao/can-bo/ma", { ma: code, ve: "", csrf: await visitor.csrf("/vao/can-bo/ma") });
    if (second.status !== 303) throw new Error("the code was not accepted: " + second.status);
    return visitor;
  }
  // Confirms `count` proposals; answers the ids of the certificates, newest first.
  async confirm(officer, count) {
    const page = await officer.text("/quan-tri/xac-nhan");
    const ids = [...page.matchAll(/name="chon" value="([^"]+)"/g)].map((m) => m[1]).slice(0, count);
    const form = new URLSearchParams({ csrf: /name="csrf" value="([^"]+)"/.exec(page)[1], viec: "xac-nhan", cach: "xa", ngay: "2026-11-20", so: "" });
    for (const id of ids) form.append("chon", id);
    const done = await officer.post("/quan-tri/xac-nhan", form);
    if (done.status !== 303) throw new Error("not confirmed: " + done.status + " " + (await done.text()).match(/role="alert"[^]*?<\/div>/)?.[0]);
    return this.certificates(officer);
  }
  async certificates(officer, state = "cho_ky_so") {
    const register = await officer.text("/quan-tri/chung-nhan?tt=" + state);
    return [...new Set([...register.matchAll(/\/quan-tri\/chung-nhan\/([0-9a-f-]{36})/g)].map((m) => m[1]))];
  }
  async change(officer, id, fields) {
    const path = "/quan-tri/chung-nhan/" + id;
    const done = await officer.post(path, { csrf: await officer.csrf(path), ...fields });
    if (done.status !== 303) throw new Error(path + ": " + done.status);
    return done.headers.get("location").match(/chung-nhan\/([0-9a-f-]{36})/)[1];
  }
}
