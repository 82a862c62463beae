// What is measured: the whole product on a synthetic commune with a learner signed in by card, or, with --probe, the HTTP
// server alone answering a 4 KB page.
//   --people N   size of the commune (17509)     --data DIR   kept between runs, made when missing
//   --db URL     another database                --program P  another program than build/release/hocvuso
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { at_end, build, cpu, free_port, root, start, temp_folder, until } from './lib.mjs';

async function probe() {
  const folder = temp_folder();
  const file = path.join(folder, '10k');
  fs.writeFileSync(file, 'x'.repeat(10 * 1024));
  const port = await free_port();
  const child = start(path.join(build, 'tests/http-probe'), [String(port), file]);
  await until(async () => (await fetch(`http://127.0.0.1:${port}/`)).ok, 'http-probe');
  return { name: 'server alone', pid: child.pid, port, path: '/page', static_path: '/static', headers: {}, child };
}

export const lesson = '/hoc/lam-quen/man-hinh/01';

// A browser of the learner: cookies and form token, as they come when the printed card is scanned.
export async function sign_in(port, card) {
  const base = `http://127.0.0.1:${port}`;
  const jar = new Map();
  const keep = (reply) => reply.headers.getSetCookie().forEach((line) => { const [pair] = line.split(';'); jar.set(pair.slice(0, pair.indexOf('=')), pair); });
  keep(await fetch(`${base}/vao`, { redirect: 'manual' }));
  const cookies = () => [...jar.values()].join('; ');
  const reply = await fetch(`${base}/vao/the`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ ma: card }),
    headers: { cookie: cookies(), origin: base, 'content-type': 'application/x-www-form-urlencoded' },
  });
  keep(reply);
  if (reply.status !== 303) throw new Error(`the card was not accepted: ${reply.status}`);
  const page = await (await fetch(base + lesson, { headers: { cookie: cookies() } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1];
  if (!csrf) throw new Error('the lesson page has no form token: not signed in?');
  return { cookie: cookies(), csrf };
}

export function cards_of(data) {
  const sheet = fs.readFileSync(path.join(data, 'tai-khoan-mau.txt'), 'utf8');
  return [...sheet.matchAll(/\/vao\/the\/([\w-]+)/g)].map((m) => m[1]);
}

export async function serve(options, data, more = []) {
  const program = options.program || path.join(build, 'hocvuso');
  const port = await free_port();
  const began = process.hrtime.bigint();
  const child = start(program, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, ...(options.db ? ['--db', options.db] : []), ...more]);
  child.stdout.resume();
  let ready = 0;
  await until(async () => {
    if (child.exitCode !== null) throw new Error('ended');
    if (!(await fetch(`http://127.0.0.1:${port}/readyz`)).ok) return false;
    ready = Number(process.hrtime.bigint() - began) / 1e6;
    return true;
  }, `${program} serve: ${child.errors || ''}`);
  return { name: 'hocvuso', pid: child.pid, port, path: lesson, idle_path: '/hoc', headers: {}, child, ready_ms: ready };
}

export async function subject(options) {
  if (options.probe) return probe();
  if (options.empty) return serve(options, temp_folder());
  const data = options.data || temp_folder();
  if (!fs.existsSync(path.join(data, 'tai-khoan-mau.txt'))) {
    const more = options.db ? ['--db', options.db] : [];
    execFileSync(options.program || path.join(build, 'hocvuso'), ['init', '--demo', '--people', String(options.people || 17509), '--seed', '2025', '--data', data, ...more], { stdio: 'ignore' });
  }
  const server = await serve(options, data, ['--demo']);
  server.data = data;
  server.cards = cards_of(data);
  const browser = await sign_in(server.port, server.cards[0]);
  server.csrf = browser.csrf;
  server.headers = { Cookie: browser.cookie };
  server.origin = `http://127.0.0.1:${server.port}`;
  const html = await (await fetch(server.origin + lesson, { headers: server.headers })).text();
  server.page_bytes = Buffer.byteLength(html);
  server.static_path = /href="(\/t\/[^"]+\.css)"/.exec(html)?.[1];
  return server;
}

// A durable PostgreSQL of our own beside the SQLite product: same disk, same commune. Returns its address.
export function postgres() {
  const folder = temp_folder();
  fs.chmodSync(folder, 0o755); // its server runs as another user
  const script = path.join(root, 'scripts/test-postgres');
  const out = execFileSync(script, ['--start', path.join(folder, 'pg')], { encoding: 'utf8', env: { ...process.env, HVS_PG_DURABLE: '1' } });
  at_end(() => execFileSync(script, ['--stop', path.join(folder, 'pg')]));
  return out.trim();
}

// Phones with full outboxes: `count` of them, signed in by the printed cards, as bench_exchange takes them.
export async function phones(server, count) {
  const out = [];
  for (let i = 0; i < count; i++) {
    const { cookie } = await sign_in(server.port, server.cards[i % server.cards.length]);
    const me = await (await fetch(`${server.origin}/dong-bo/toi`, { headers: { cookie } })).json();
    const who = me.me || me;
    out.push('--sender', [cookie, me.device || who.device, who.account, who.person].join('|'));
  }
  return out;
}

// They send batches of 100 operations, one after the other, or `rate` batches a second in all.
export function exchange(server, senders, { seconds, rate }) {
  const before = cpu(server.pid);
  const list = ['--port', String(server.port), '--seconds', String(seconds), '--batch', '100', ...(rate ? ['--rate', String(rate)] : []), ...senders];
  const out = JSON.parse(execFileSync(path.join(build, 'bench/bench_exchange'), list, { encoding: 'utf8' }));
  return { ...out, cpu: cpu(server.pid) - before, rate: out.operations / out.seconds };
}

// What wrk needs to post it.
export function post_script(server) {
  const post = step_post(server);
  const script = path.join(temp_folder(), 'post.lua');
  const headers = Object.entries(post.headers).map(([k, v]) => `wrk.headers[${JSON.stringify(k)}] = ${JSON.stringify(v)}\n`);
  fs.writeFileSync(script, `wrk.method = "POST"\nwrk.body = ${JSON.stringify(post.body)}\n${headers.join('')}`);
  return script;
}

// One learning step, answered after its commit: {body, headers} for wrk and the open loop.
export function step_post(server) {
  return {
    body: `csrf=${encodeURIComponent(server.csrf)}`,
    headers: { ...server.headers, Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' },
  };
}
