// PERF-3: exchange with 100-operation batches through the whole product: operations per second of the server's CPU, and the
// time of an answer at half of that load. Beside it what a slow answer is made of when it is not the server's work: how
// long its threads stood in line for a processor, and what the disk takes for an fdatasync in the same minute.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { args, build, median, say } from './lib.mjs';
import { exchange, phones, subject } from './product.mjs';

const a = args();
const seconds = Number(a.seconds || 6);
const product = await subject(a);
const senders = await phones(product, Number(a.phones || 6));
exchange(product, senders, { seconds });
const full = exchange(product, senders, { seconds });
say('PERF-3', 'operations per second of CPU', full.operations / full.cpu, { at_least: 12500, aim: 25000, unit: 'op/s' });
say('PERF-3', 'operations per second', full.rate, { unit: 'op/s' });
say('PERF-3', 'operations not applied', full.refused, { at_most: 0 });
// Milliseconds that the threads of the server were ready to run and had no processor.
const waited = () => fs.readdirSync(`/proc/${product.pid}/task`).reduce((n, t) => {
  try { return n + Number(fs.readFileSync(`/proc/${product.pid}/task/${t}/schedstat`, 'utf8').split(' ')[1]) / 1e6; } catch { return n; }
}, 0);
// Five times: a disk that is shared stands still now and then, and that would be all a single run told.
const half = [1, 2, 3, 4, 5].map(() => {
  const disk = JSON.parse(execFileSync(path.join(build, 'bench/bench_fdatasync'), [product.data, '1'], { encoding: 'utf8' })).p99;
  const before = waited();
  const { p99, operations } = exchange(product, senders, { seconds: 4, rate: full.rate / 100 / 2 });
  return { p99, disk, waited: (waited() - before) / (operations / 100) };
});
const of_all = (what) => half.map((h) => h[what]);
say('PERF-3', 'answer at half load: p99', median(of_all('p99')), { at_most: 50, unit: 'ms' });
say('PERF-3', 'answer at half load: p99 of the worst of 5 runs', Math.max(...of_all('p99')), { unit: 'ms' });
say('PERF-3', 'a batch stood in line for a processor', median(of_all('waited')), { unit: 'ms' });
say('PERF-3', 'fdatasync of the disk: p99, median and worst', median(of_all('disk')), { unit: 'ms' });
say('PERF-3', '', Math.max(...of_all('disk')), { unit: 'ms' });
process.exit();
