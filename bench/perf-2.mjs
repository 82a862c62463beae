// PERF-2: one durable operation per POST (a learning step), answered after its commit; shared commits against one each.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { args, build, in_pairs, need, nginx, say, temp_folder, wrk } from './lib.mjs';
import { post_script, subject } from './product.mjs';

need('nginx', 'wrk');
const a = args();
const pairs = Number(a.pairs || 5);
const seconds = Number(a.seconds || 4);
const reference = await nginx();
const product = await subject(a);
const script = post_script(product);
const writer = { ...product, headers: {} };
const run = in_pairs(pairs, (s) => wrk(reference, { seconds: s || seconds }), (s) => wrk(writer, { seconds: s || seconds, script }));
say('PERF-2', 'durable POST, c=64: req/s × nginx', run.ratio((r) => r.rate), { at_least: 0.1, aim: 0.2 });
say('PERF-2', 'durable POST, c=64: CPU per request × nginx', run.ratio((r) => r.cpu_us), { at_most: 10, aim: 6 });
say('PERF-2', 'durable POST, c=64', run.subject((r) => r.rate), { unit: 'req/s' });
say('PERF-2', 'durable POST, c=64: CPU per request', run.subject((r) => r.cpu_us), { unit: 'µs' });
say('PERF-2', 'posts that were refused', run.bad, { at_most: 0 });
const one = wrk(writer, { seconds, script, connections: 1, threads: 1 });
say('PERF-2', 'shared commits × one each (c=64 / c=1)', run.subject((r) => r.rate) / one.rate, { at_least: 3 });
const program = path.join(build, 'bench/bench_group_commit');
if (fs.existsSync(program)) console.log(spawnSync(program, { encoding: 'utf8', cwd: temp_folder() }).stdout.trim().replace(/^/gm, '# writer alone: '));
process.exit();
