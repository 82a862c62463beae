// A line as a phone has it, in front of a server: every connection belongs to one phone and is let through at the
// phone's own rate, in both directions, after half the round trip.
import net from 'node:net';
import { free_port } from './lib.mjs';

// What one phone may send or take: bytes leave one after another, never faster than `rate` bits a second.
class Air {
  constructor(rate) { this.rate = rate; this.free_at = 0; }
  // When `bytes` that are there now have passed.
  pass(bytes) {
    const now = performance.now();
    this.free_at = Math.max(now, this.free_at) + (bytes * 8000) / this.rate;
    return this.free_at - now;
  }
}

const piece = 1400; // bytes: a packet

function carry(from, to, air, half_trip) {
  const waiting = [];
  let timer = null;
  const next = () => {
    timer = null;
    const now = performance.now();
    while (waiting.length && waiting[0].at <= now + 0.5) {
      const one = waiting.shift();
      if (one.bytes) { if (!to.destroyed) to.write(one.bytes); } else to.end();
    }
    if (waiting.length) timer = setTimeout(next, waiting[0].at - now);
  };
  const put = (bytes) => {
    waiting.push({ bytes, at: performance.now() + half_trip + (bytes ? air.pass(bytes.length) : 0) });
    if (!timer) next();
  };
  from.on('data', (bytes) => { for (let i = 0; i < bytes.length; i += piece) put(bytes.subarray(i, i + piece)); });
  from.on('end', () => put(null));
  from.on('error', () => to.destroy());
  from.on('close', () => { if (!waiting.length) to.end(); });
}

// One phone's line to 127.0.0.1:`port`: all its connections share its rate. Gives the port to use instead.
export async function slow_line(port, { rate, round_trip }) {
  const up = new Air(rate);
  const down = new Air(rate);
  const mine = await free_port();
  const server = net.createServer((phone) => {
    const far = net.connect(port, '127.0.0.1');
    far.setNoDelay(true);
    phone.setNoDelay(true);
    carry(phone, far, up, round_trip / 2);
    carry(far, phone, down, round_trip / 2);
  });
  await new Promise((ready) => { server.listen(mine, '127.0.0.1', ready); });
  return { port: mine, close: () => server.close() };
}
