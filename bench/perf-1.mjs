// PERF-1: the lesson page of a learner who is signed in (session, rights, HTML), 64 and 512 connections; static files (PERF-6).
import { args, in_pairs, need, nginx, say, wrk } from './lib.mjs';
import { subject } from './product.mjs';

need('nginx', 'wrk');
const a = args();
const pairs = Number(a.pairs || 5);
const seconds = Number(a.seconds || 4);
const reference = await nginx();
const product = await subject(a);
console.log(`# ${product.name}, ${product.path}`);
const page = in_pairs(pairs, (s) => wrk(reference, { seconds: s || seconds }), (s) => wrk(product, { seconds: s || seconds }));
say('PERF-1', 'lesson page, c=64: req/s × nginx', page.ratio((r) => r.rate), { at_least: 0.3, aim: 0.6 });
say('PERF-1', 'lesson page, c=64: CPU per request × nginx', page.ratio((r) => r.cpu_us), { at_most: 4, aim: 2 });
say('PERF-1', 'lesson page, c=64: CPU per request', page.subject((r) => r.cpu_us), { unit: 'µs' });
say('PERF-1', 'nginx: CPU per request', page.reference((r) => r.cpu_us), { unit: 'µs' });
say('PERF-1', 'answers that were no page', page.bad, { at_most: 0 });
const many = in_pairs(pairs, (s) => wrk(reference, { seconds: s || seconds, connections: 512 }), (s) => wrk(product, { seconds: s || seconds, connections: 512 }));
say('PERF-1', 'lesson page, c=512: req/s × nginx', many.ratio((r) => r.rate), { at_least: 0.25 });
if (product.static_path) {
  const files = in_pairs(pairs, (s) => wrk(reference, { seconds: s || seconds }), (s) => wrk(product, { seconds: s || seconds, path: product.static_path }));
  say('PERF-6', 'static file: req/s × nginx', files.ratio((r) => r.rate), { at_least: 0.8 });
}
process.exit();
