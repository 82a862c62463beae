// A class: 60 phones behind one access point, each with a line of 400 kbit/s of its own, all in the same unit at their
// own pace. The time of a tap is what a learner waits: the step is saved durably, the next card arrives with everything
// it shows that this phone has not kept yet. No service worker: this is a phone on its first day.
//   node bench/class-60.mjs [--phones 60] [--rate 400] [--round-trip 20] [--think 4] [--seconds 40] [--people 1000] [--db URL]
import http from 'node:http';
import zlib from 'node:zlib';
import { args, cpu, say } from './lib.mjs';
import { lesson, sign_in, subject } from './product.mjs';
import { slow_line } from './slow_line.mjs';

const a = args();
const phones = Number(a.phones || 60);
const line = { rate: Number(a.rate || 400) * 1000, round_trip: Number(a['round-trip'] || 20) };
const think = Number(a.think || 4) * 1000;
const seconds = Number(a.seconds || 40);
const product = await subject({ people: 1000, ...a });
const pause = (ms) => new Promise((go) => { setTimeout(go, ms); });

// What a browser does: keeps its connections, asks for gzip, keeps what may be kept.
class Browser {
  constructor(port, cookie) {
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 6 });
    this.port = port;
    this.cookie = cookie;
    this.kept = new Set();
  }
  ask(path, { method = 'GET', body } = {}) {
    const headers = { cookie: this.cookie, 'accept-encoding': 'gzip', accept: 'text/html', 'user-agent': 'Mozilla/5.0 (Linux; Android 9) Chrome/100.0 Mobile', origin: product.origin, host: `127.0.0.1:${product.port}` };
    if (body) headers['content-type'] = 'application/x-www-form-urlencoded';
    return new Promise((done, failed) => {
      const request = http.request({ host: '127.0.0.1', port: this.port, agent: this.agent, path, method, headers }, (reply) => {
        const parts = [];
        reply.on('data', (d) => parts.push(d));
        reply.on('end', () => {
          let bytes = Buffer.concat(parts);
          const wire = bytes.length;
          if (reply.headers['content-encoding'] === 'gzip') bytes = zlib.gunzipSync(bytes);
          done({ status: reply.statusCode, headers: reply.headers, text: bytes.toString(), wire });
        });
      });
      request.on('error', failed);
      request.end(body);
    });
  }
  // Opens a page with what it shows; a sound is not fetched before it is asked for.
  async open(path) {
    const page = await this.ask(path);
    const wanted = [...page.text.matchAll(/<(?:link rel="stylesheet" href|script src|img [^>]*?src)="([^"#]+)/g), ...page.text.matchAll(/<use href="([^"#]+)/g)]
      .map((m) => m[1]).filter((p) => p.startsWith('/') && !this.kept.has(p));
    let wire = page.wire;
    await Promise.all([...new Set(wanted)].map(async (p) => { this.kept.add(p); wire += (await this.ask(p)).wire; }));
    return { ...page, wire };
  }
  async tap(page) {
    const form = /<form id="tiep" method="post" action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/.exec(page.text);
    if (!form) return this.open(lesson); // the end of the unit: from the start
    const fields = new URLSearchParams([...form[2].matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]));
    const choice = /<input[^>]*type="radio"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/.exec(form[2]);
    if (choice) fields.set(choice[1], choice[2]);
    const moved = await this.ask(form[1], { method: 'POST', body: fields.toString() });
    if (moved.status !== 303) return { ...moved, refused: true };
    return this.open(moved.headers.location.split('#')[0]);
  }
}

const taps = [];
const firsts = [];
let refused = 0;
let bytes = 0;
const cookies = [];
for (let i = 0; i < phones; i++) cookies.push((await sign_in(product.port, product.cards[i % product.cards.length])).cookie);
const began = performance.now();
async function learn(cookie) {
  const through = await slow_line(product.port, line);
  const phone = new Browser(through.port, cookie);
  await pause(Math.random() * 2000); // "open the first lesson now"
  const opened = performance.now();
  let page = await phone.open(lesson);
  firsts.push(performance.now() - opened);
  while (performance.now() - began < seconds * 1000) {
    await pause(think * (0.5 + Math.random()));
    const tapped = performance.now();
    page = await phone.tap(page);
    if (page.refused || page.status !== 200) { refused++; page = await phone.open(lesson); continue; }
    taps.push(performance.now() - tapped);
    bytes += page.wire;
  }
  phone.agent.destroy();
  through.close();
}
const before = cpu(product.pid);
await Promise.all(cookies.map(learn));
const used = cpu(product.pid) - before;
taps.sort((x, y) => x - y);
firsts.sort((x, y) => x - y);
const part = (list, p) => list[Math.min(list.length - 1, Math.floor(list.length * p))];
say('Class', `${phones} phones: from card to card, p95`, part(taps, 0.95), { at_most: 300, unit: 'ms' });
say('Class', 'from card to card, median', part(taps, 0.5), { unit: 'ms' });
say('Class', 'from card to card, p99', part(taps, 0.99), { unit: 'ms' });
say('Class', 'first lesson page with all it shows, p95', part(firsts, 0.95), { unit: 'ms' });
say('Class', 'taps', taps.length, {});
say('Class', 'bytes of a new card on the line', bytes / taps.length, {});
say('Class', 'taps that were refused', refused, { at_most: 0 });
say('Class', 'CPU of the server for one tap, first pages included', (used * 1e6) / taps.length, { unit: 'µs' });
process.exit();
