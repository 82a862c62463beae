// PERF-3: exchange with 100-operation batches through the whole product: operations per second of the server's CPU, and the
// time of an answer at half of that load.
import { args, say } from './lib.mjs';
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
const half = exchange(product, senders, { seconds, rate: full.rate / 100 / 2 });
say('PERF-3', 'answer at half load: p99', half.p99, { at_most: 50, unit: 'ms' });
process.exit();
