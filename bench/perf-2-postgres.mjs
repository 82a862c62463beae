// PERF-2 on a cluster's engine: the same durable POST over HTTP with PostgreSQL behind it, in pairs with SQLite.
import { args, in_pairs, need, say, wrk } from './lib.mjs';
import { post_script, postgres, subject } from './product.mjs';

need('wrk');
const a = args();
const pairs = Number(a.pairs || 5);
const seconds = Number(a.seconds || 4);
const lite = await subject(a);
const cluster = await subject({ ...a, data: undefined, db: postgres() });
const scripts = new Map([lite, cluster].map((one) => [one, post_script(one)]));
const load = (one) => (s) => wrk({ ...one, headers: {} }, { seconds: s || seconds, script: scripts.get(one) });
const run = in_pairs(pairs, load(lite), load(cluster));
say('PERF-2', 'durable POST, c=64: PostgreSQL × SQLite', run.ratio((r) => r.rate), { at_least: 0.7 });
say('PERF-2', 'SQLite', run.reference((r) => r.rate), { unit: 'req/s' });
say('PERF-2', 'PostgreSQL', run.subject((r) => r.rate), { unit: 'req/s' });
say('PERF-2', 'PostgreSQL: CPU per request, our process', run.subject((r) => r.cpu_us), { unit: 'µs' });
say('PERF-2', 'posts that were refused', run.bad, { at_most: 0 });
process.exit();
