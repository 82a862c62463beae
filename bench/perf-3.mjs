// PERF-3: exchange with 100-operation batches through the whole product: operations per second of the server's CPU, and the
// time of an answer at half of that load.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { args, build, cpu, say } from './lib.mjs';
import { sign_in, subject } from './product.mjs';

const a = args();
const seconds = Number(a.seconds || 6);
const product = await subject(a);
const senders = [];
for (let i = 0; i < Number(a.phones || 6); i++) {
  const { cookie } = await sign_in(product.port, product.cards[i % product.cards.length]);
  const me = await (await fetch(`http://127.0.0.1:${product.port}/dong-bo/toi`, { headers: { cookie } })).json();
  const who = me.me || me;
  senders.push('--sender', [cookie, me.device || who.device, who.account, who.person].join('|'));
}
const run = (more) => {
  const before = cpu(product.pid);
  const out = JSON.parse(execFileSync(path.join(build, 'bench/bench_exchange'), ['--port', String(product.port), '--seconds', String(seconds), '--batch', '100', ...more, ...senders], { encoding: 'utf8' }));
  return { ...out, cpu: cpu(product.pid) - before };
};
run([]);
const full = run([]);
say('PERF-3', 'operations per second of CPU', full.operations / full.cpu, { at_least: 12500, aim: 25000, unit: 'op/s' });
say('PERF-3', 'operations per second', full.operations / full.seconds, { unit: 'op/s' });
say('PERF-3', 'operations not applied', full.refused, { at_most: 0 });
const half = run(['--rate', String(full.operations / full.seconds / 100 / 2)]);
say('PERF-3', 'answer at half load: p99', half.p99, { at_most: 50, unit: 'ms' });
process.exit(0);
