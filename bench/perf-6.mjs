// PERF-6 and memory: time from start to /readyz, memory of the served commune at rest and under load.
import { args, median, need, resident_bytes, say, wrk } from './lib.mjs';
import { serve, subject } from './product.mjs';

need('wrk');
const a = args();
const product = await subject(a);
say('Memory', 'serving the commune, at rest', resident_bytes(product.pid) / 2 ** 20, { at_most: 128, unit: 'MiB' });
for (const where of ['/', '/hoc', product.path, '/ke-hoach', '/vao']) wrk(product, { seconds: 2, path: where });
say('Memory', 'serving the commune, under load', resident_bytes(product.pid) / 2 ** 20, { at_most: 256, unit: 'MiB' });
const starts = [];
for (let i = 0; i < Number(a.pairs || 5); i++) {
  const ended = new Promise((r) => { product.child.once('exit', r); });
  product.child.kill('SIGTERM');
  await ended;
  const again = await serve(a, product.data, ['--demo']);
  starts.push(again.ready_ms);
  product.child = again.child;
}
say('PERF-6', 'start to /readyz', median(starts), { at_most: 1000, unit: 'ms' });
process.exit();
