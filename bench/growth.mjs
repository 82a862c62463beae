// Growth: two million people against one commune. Filling, memory of it, the recount, and what the size does to reading a
// lesson and to exchanges.
//   node bench/growth.mjs [--large DIR] [--data DIR] [--people 2000000] [--pairs 5]   both folders are kept when given
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { args, build, in_pairs, need, say, temp_folder, wrk } from './lib.mjs';
import { exchange, phones, subject } from './product.mjs';

need('wrk');
const a = args();
const pairs = Number(a.pairs || 5);
const seconds = Number(a.seconds || 4);
const people = Number(a.people || 2_000_000);
const large = a.large || temp_folder();
const program = a.program || path.join(build, 'hocvuso');

// Runs the program; gives its last line, seconds, and the most memory it held.
function run(list) {
  return new Promise((ended) => {
    const began = Date.now();
    const child = spawn(program, list, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    let peak = 0;
    const look = setInterval(() => {
      try { peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1])); } catch { /* ended */ }
    }, 100);
    for (const out of [child.stdout, child.stderr]) out.on('data', (d) => { text = (text + d).slice(-4000); });
    child.on('exit', (code) => { clearInterval(look); ended({ code, text, seconds: (Date.now() - began) / 1000, peak_mib: peak / 1024 }); });
  });
}

if (!fs.existsSync(path.join(large, 'tai-khoan-mau.txt'))) {
  const filled = await run(['init', '--demo', '--people', String(people), '--seed', '7', '--data', large]);
  if (filled.code !== 0) throw new Error(filled.text);
  const operations = Number(/(\d+) operations/.exec(filled.text)?.[1]);
  say('Growth', `init of ${people} people`, filled.seconds, { unit: 's' });
  say('Growth', 'operations written per second', operations / filled.seconds, { unit: 'op/s' });
  say('Growth', 'init: most memory', filled.peak_mib, { at_most: 1024, unit: 'MiB' });
  say('Growth', 'database', fs.statSync(path.join(large, 'hocvuso.db')).size / 1e9, { unit: 'GB' });
}
await run(['recount', '--data', large]); // the first reads the file
const counted = await run(['recount', '--data', large]);
const [, found, targets, differences, ms] = /people (\d+), .*targets (\d+), .*differences (\d+), (\d+) ms/.exec(counted.text);
say('Growth', `recount of ${found} people × ${targets} targets`, ms / 1000, { at_most: 2, unit: 's' });
say('Growth', 'differences', Number(differences), { at_most: 0 });

const small = await subject(a);
const grown = await subject({ ...a, data: large });
const read = in_pairs(pairs, (s) => wrk(small, { seconds: s || seconds }), (s) => wrk(grown, { seconds: s || seconds }));
say('Growth', 'lesson read: large × small', read.ratio((r) => r.rate), { at_least: 0.85 });
say('Growth', 'answers that were no page', read.bad, { at_most: 0 });
const senders = new Map([[small, await phones(small, 6)], [grown, await phones(grown, 6)]]);
const load = (one) => (s) => { const out = exchange(one, senders.get(one), { seconds: s || seconds }); return { ...out, bad: out.refused }; };
const sent = in_pairs(pairs, load(small), load(grown));
say('Growth', 'exchange: large × small', sent.ratio((r) => r.rate), { at_least: 0.85 });
say('Growth', 'exchange with the small commune', sent.reference((r) => r.rate), { unit: 'op/s' });
say('Growth', 'exchange with the large one', sent.subject((r) => r.rate), { unit: 'op/s' });
say('Growth', 'operations not applied', sent.bad, { at_most: 0 });
process.exit();
