// PERF-4: private memory at rest, what a silent keep-alive connection costs, and whether ten thousand of them slow the others.
import { args, hold, median, need, pause, private_bytes, say, wrk } from './lib.mjs';
import { subject } from './product.mjs';

need('wrk');
const a = args();
const many = Number(a.connections || 10000);
const pairs = Number(a.pairs || 5);
const product = await subject({ ...a, empty: true });
const at_rest = private_bytes(product.pid);
say('PERF-4', 'private memory at rest, no data', at_rest / 2 ** 20, { at_most: 32, aim: 16, unit: 'MiB' });

const load = () => wrk(product, { connections: 32, seconds: Number(a.seconds || 3) }).p99_ms;
load();
const rows = [];
for (let i = 0; i < pairs; i++) {
  const alone = load();
  const before = private_bytes(product.pid);
  const crowd = await hold(product, many);
  await pause(500); // the last answers have left, buffers are given back
  const each = (private_bytes(product.pid) - before) / 1024 / crowd.held;
  rows.push({ held: crowd.held, each, alone, slower: load() / alone });
  await crowd.release();
}
say('PERF-4', `connections held of ${many}`, Math.min(...rows.map((r) => r.held)), { at_least: many });
// The first crowd shows the whole price; later ones find memory that the first has left behind.
say('PERF-4', 'private memory per silent connection', rows[0].each, { at_most: 8, aim: 4, unit: 'KiB' });
say('PERF-4', 'p99 of c=32 alone', median(rows.map((r) => r.alone)), { unit: 'ms' });
say('PERF-4', 'p99 of c=32 beside them × p99 alone', median(rows.map((r) => r.slower)), { at_most: 2 });
process.exit();
