// What every measuring script shares: the reference (nginx, a 10 KB file), the load programs, and how a figure is taken.
// A figure is always a ratio to the reference measured in the same minute, median of several pairs, so that a busy or a
// slower machine moves both.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const build = process.env.HVS_BUILD || path.join(root, 'build/release');
const ticks_per_second = 100; // USER_HZ, fixed on Linux for what /proc shows

// --key value → {key: value}; a key without a value is true.
export function args(list = process.argv.slice(2)) {
  const out = {};
  for (let i = 0; i < list.length; i++) {
    if (!list[i].startsWith('--')) continue;
    const value = list[i + 1] !== undefined && !list[i + 1].startsWith('--') ? list[++i] : true;
    out[list[i].startsWith('--') ? list[i].slice(2) : list[i - 1].slice(2)] = value;
  }
  return out;
}

export function free_port() {
  return new Promise((resolve) => {
    const s = net.createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => resolve(port)); });
  });
}

export const pause = (ms) => new Promise((r) => { setTimeout(r, ms); });

export async function until(question, what, ms = 20000) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (await question().catch(() => false)) return;
    await pause(20);
  }
  throw new Error(`${what}: not within ${ms} ms`);
}

const cleanups = [];
export function at_end(f) { cleanups.push(f); }
function finish() { while (cleanups.length) cleanups.pop()(); }
process.on('exit', finish);
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => process.exit(1));

export function temp_folder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hvs-bench-'));
  at_end(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function children(pid) {
  try { return fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number); } catch { return []; }
}
const family = (pid) => [pid, ...children(pid)];

// CPU seconds, user and system, of a process with its children (nginx works in children).
export function cpu(pid) {
  let ticks = 0;
  for (const p of family(pid)) {
    const stat = fs.readFileSync(`/proc/${p}/stat`, 'utf8');
    const f = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(f[11]) + Number(f[12]);
  }
  return ticks / ticks_per_second;
}

// Bytes of memory that belong to this process alone.
export function private_bytes(pid) {
  const text = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return ['Private_Clean', 'Private_Dirty'].reduce((n, k) => n + 1024 * Number(new RegExp(`${k}:\\s+(\\d+)`).exec(text)[1]), 0);
}
export const resident_bytes = (pid) => 1024 * Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

export function start(program, list, options = {}) {
  const child = spawn(program, list, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
  child.lines = '';
  child.stdout.on('data', (d) => { child.lines += d; });
  child.stderr.on('data', (d) => { child.errors = `${child.errors || ''}${d}`.slice(-4000); });
  at_end(() => { if (child.exitCode === null) child.kill('SIGKILL'); });
  return child;
}

export async function nginx() {
  const folder = temp_folder();
  const port = await free_port();
  fs.mkdirSync(path.join(folder, 'www'));
  fs.writeFileSync(path.join(folder, 'www/10k'), 'x'.repeat(10 * 1024));
  fs.chmodSync(folder, 0o755);
  fs.writeFileSync(path.join(folder, 'nginx.conf'), `
daemon off; worker_processes 2; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 16384; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type application/octet-stream;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server { listen 127.0.0.1:${port} reuseport; root ${folder}/www; } }
`);
  const child = start('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'error.log')]);
  at_end(() => { try { process.kill(child.pid, 'SIGTERM'); } catch { /* gone already */ } });
  await until(async () => (await fetch(`http://127.0.0.1:${port}/10k`)).ok, 'nginx');
  return { name: 'nginx 10 KB', pid: child.pid, port, path: '/10k', headers: {} };
}

export function wrk(server, { connections = 64, seconds = 4, threads = 2, script, path: where = server.path } = {}) {
  const list = [`-t${threads}`, `-c${connections}`, `-d${seconds}s`, '--latency'];
  for (const [k, v] of Object.entries(server.headers || {})) list.push('-H', `${k}: ${v}`);
  if (script) list.push('-s', script);
  const before = cpu(server.pid);
  const out = execFileSync('wrk', [...list, `http://127.0.0.1:${server.port}${where}`], { encoding: 'utf8' });
  const used = cpu(server.pid) - before;
  const [, requests, time] = /(\d+) requests in ([\d.]+\w)/.exec(out);
  const bad = /Non-2xx or 3xx responses: (\d+)/.exec(out);
  const socket = /Socket errors: (.*)/.exec(out);
  const p99 = /99%\s+([\d.]+)(us|ms|s)/.exec(out);
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]), cpu_us: (used * 1e6) / Number(requests), requests: Number(requests), time,
    bad: bad ? Number(bad[1]) : 0, socket: socket && !/connect 0, read 0, write 0, timeout 0/.test(socket[1]) ? socket[1] : '',
    p99_ms: Number(p99[1]) * { us: 0.001, ms: 1, s: 1000 }[p99[2]],
  };
}

export function open_loop(server, { rate, connections = 256, seconds = 8, method = 'GET', body, first = 0, path: where = server.path } = {}) {
  const list = ['--port', server.port, '--rate', rate, '--connections', connections, '--seconds', seconds, '--path', where, '--method', method, '--first', first];
  for (const [k, v] of Object.entries(server.headers || {})) list.push('--header', `${k}: ${v}`);
  if (body) list.push('--body', body);
  return JSON.parse(execFileSync(path.join(build, 'bench/bench_open_loop'), list.map(String), { encoding: 'utf8' }));
}

export async function hold(server, count) {
  const child = start(path.join(build, 'bench/bench_idle_connections'), [server.port, count, server.idle_path || server.path].map(String));
  await until(async () => /held \d+/.test(child.lines) || child.exitCode !== null, `${count} connections`, 60000);
  return { held: Number(/held (\d+)/.exec(child.lines)?.[1] || 0), release: () => new Promise((gone) => { child.once('exit', gone); child.stdin.end(); }) };
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

// Reference and subject in turn, `pairs` times; gives the medians of the ratios and of both sides.
export function in_pairs(pairs, reference, subject) {
  const rows = [];
  reference(1); subject(1); // warm both
  for (let i = 0; i < pairs; i++) rows.push({ reference: reference(), subject: subject() });
  return {
    rows,
    ratio: (f) => median(rows.map((r) => f(r.subject) / f(r.reference))),
    reference: (f) => median(rows.map((r) => f(r.reference))),
    subject: (f) => median(rows.map((r) => f(r.subject))),
    bad: rows.reduce((n, r) => n + r.subject.bad, 0),
  };
}

// Figures so far; a script that ends with one missed has exit status 1.
export const figures = [];
process.on('exit', () => { if (process.exitCode === undefined && figures.some((f) => !f.good)) process.exitCode = 1; });
// One line per figure: name, value, bound. `at_most` / `at_least` are the bounds of the issue, `aim` what we would like.
export function say(line, name, value, { at_most, at_least, aim, unit = '' } = {}) {
  const bound = at_most ?? at_least;
  const good = bound === undefined ? true : at_most !== undefined ? value <= at_most : value >= at_least;
  const shown = Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
  figures.push({ line, name, value, good });
  console.log(`${line.padEnd(7)} ${name.padEnd(44)} ${shown.padStart(8)} ${unit.padEnd(6)}${bound === undefined ? '' : ` ${at_most !== undefined ? '≤' : '≥'} ${bound}${aim === undefined ? '' : ` (aim ${aim})`}  ${good ? 'ok' : 'MISSED'}`}`);
}

export function need(...programs) {
  const missing = programs.filter((p) => spawnSync('sh', ['-c', `command -v ${p}`]).status !== 0);
  if (missing.length) { console.error(`missing: ${missing.join(', ')} (scripts/setup bench)`); process.exit(2); }
}
