// PERF-5: open loop, lateness counted. 1,000 page reads/s over 256 connections against nginx; 500 durable posts/s against
// the disk's own fdatasync of the same minute.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { args, build, median, need, nginx, open_loop, say } from './lib.mjs';
import { step_post, subject } from './product.mjs';

need('nginx');
const a = args();
const pairs = Number(a.pairs || 5);
const seconds = Number(a.seconds || 6);
const reference = await nginx();
const product = await subject(a);
open_loop(reference, { rate: 1000, seconds: 1 });
open_loop(product, { rate: 1000, seconds: 1 });
const reads = [];
for (let i = 0; i < pairs; i++) reads.push([open_loop(reference, { rate: 1000, seconds }), open_loop(product, { rate: 1000, seconds })]);
say('PERF-5', '1,000 reads/s: p99', median(reads.map(([, p]) => p.p99)), { unit: 'ms' });
say('PERF-5', '1,000 reads/s: p99 × nginx', median(reads.map(([r, p]) => p.p99 / r.p99)), { at_most: 4, aim: 2 });
say('PERF-5', 'reads lost or refused', reads.reduce((n, [, p]) => n + p.errors + (p.due - p.done), 0), { at_most: 0 });
if (product.csrf) {
  const post = step_post(product);
  const writer = { ...product, headers: post.headers };
  const posts = [];
  for (let i = 0; i < pairs; i++) {
    const disk = JSON.parse(execFileSync(path.join(build, 'bench/bench_fdatasync'), [product.data, '2'], { encoding: 'utf8' }));
    posts.push([disk, open_loop(writer, { rate: 500, seconds, method: 'POST', body: post.body })]);
  }
  say('PERF-5', 'fdatasync of the disk: p99', median(posts.map(([d]) => d.p99)), { unit: 'ms' });
  say('PERF-5', '500 durable posts/s: p99', median(posts.map(([, p]) => p.p99)), { unit: 'ms' });
  say('PERF-5', '500 durable posts/s: p99 × fdatasync', median(posts.map(([d, p]) => p.p99 / d.p99)), { at_most: 10, aim: 4 });
  say('PERF-5', 'posts lost or refused', posts.reduce((n, [, p]) => n + p.errors + (p.due - p.done), 0), { at_most: 0 });
}
process.exit();
