// The gate of automated runs: CPU ÷ nginx, bytes, requests and memory against bench/baseline.json. Requests per second and
// p99 depend on what else the machine does; the other scripts report them.
//   bench/gate            compares; exit 1 when a figure is worse than its baseline by more than its margin
//   bench/gate --write    measures and writes a new baseline (say why in the commit)
import fs from 'node:fs';
import path from 'node:path';
import { args, build, hold, in_pairs, need, nginx, pause, private_bytes, resident_bytes, root, wrk } from './lib.mjs';
import { post_script, subject } from './product.mjs';
import { weigh } from './weight.mjs';

need('nginx', 'wrk');
const a = args();
const pairs = Number(a.pairs || 5);
const seconds = Number(a.seconds || 2);
const place = path.join(root, 'bench/baseline.json');
const margins = { cpu: 1.25, bytes: 1.05, requests: 1, memory: 1.25 };
const found = {};

const reference = await nginx();
const bare = await subject({ ...a, probe: true });
const alone = in_pairs(pairs, (s) => wrk(reference, { seconds: s || seconds }), (s) => wrk(bare, { seconds: s || seconds }));
found['cpu: server alone, 4 KB page ÷ nginx'] = alone.ratio((r) => r.cpu_us);
const before = private_bytes(bare.pid);
const crowd = await hold({ ...bare, path: '/' }, 5000);
await pause(300);
found['memory: bytes of a silent connection'] = (private_bytes(bare.pid) - before) / crowd.held;
await crowd.release();

if (!a.probe && fs.existsSync(a.program || path.join(build, 'hocvuso'))) {
  const empty = await subject({ ...a, empty: true });
  found['memory: private bytes at rest, no data'] = private_bytes(empty.pid);
  empty.child.kill();
  const product = await subject(a);
  found['memory: resident bytes at rest, commune'] = resident_bytes(product.pid);
  const page = in_pairs(pairs, (s) => wrk(reference, { seconds: s || seconds }), (s) => wrk(product, { seconds: s || seconds }));
  found['cpu: lesson page, signed in ÷ nginx'] = page.ratio((r) => r.cpu_us);
  const script = post_script(product);
  const posts = in_pairs(pairs, (s) => wrk(reference, { seconds: s || seconds }), (s) => wrk({ ...product, headers: {} }, { seconds: s || seconds, script }));
  found['cpu: durable post ÷ nginx'] = posts.ratio((r) => r.cpu_us);
  if (page.bad + posts.bad > 0) { console.error(`gate: ${page.bad + posts.bad} answers were refusals`); process.exit(1); }
  found['memory: resident bytes after load'] = resident_bytes(product.pid);
  const w = await weigh(product);
  Object.assign(found, {
    'bytes: first visit, HTML + CSS + JS': w.first_visit, 'bytes: JS of it': w.js, 'bytes: next card': w.next_card, 'bytes: core.wasm': w.wasm,
    'requests: first visit': w.requests,
  });
}

const round = (n) => Number(n.toPrecision(4));
if (a.write) {
  fs.writeFileSync(place, `${JSON.stringify(Object.fromEntries(Object.entries(found).map(([k, v]) => [k, round(v)])), null, 2)}\n`);
  console.log(`gate: wrote ${Object.keys(found).length} figures`);
  process.exit(0);
}
const baseline = JSON.parse(fs.readFileSync(place, 'utf8'));
let passed = 0;
let failed = 0;
for (const [name, value] of Object.entries(found)) {
  const was = baseline[name];
  const bound = was === undefined ? Infinity : was * margins[name.slice(0, name.indexOf(':'))];
  const good = value <= bound;
  if (good) passed++; else failed++;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name.padEnd(46)} ${String(round(value)).padStart(10)}  ${was === undefined ? 'no baseline yet' : `baseline ${was}, at most ${round(bound)}`}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
