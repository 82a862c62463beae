// What a phone has to fetch (compressed bytes, heads not counted): first visit to a lesson page, the next card, the core.
import zlib from 'node:zlib';
import { args, say } from './lib.mjs';
import { lesson, subject } from './product.mjs';

// Bytes of the body as they travel; fetch() would unpack them, so the length comes from the header.
async function travel(server, where, accept = 'gzip, deflate, br') {
  const reply = await fetch(`http://127.0.0.1:${server.port}${where}`, { headers: { ...server.headers, 'accept-encoding': accept } });
  const text = await reply.text();
  return { bytes: Number(reply.headers.get('content-length')), text, status: reply.status };
}
const parts = (html, pattern) => [...new Set([...html.matchAll(pattern)].map((m) => m[1].split('#')[0]))];

export async function weigh(product) {
  const page = await travel(product, lesson);
  const css = parts(page.text, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g);
  const js = parts(page.text, /<script[^>]+src="([^"]+)"/g);
  const sum = async (list) => { let n = 0; for (const one of list) n += (await travel(product, one)).bytes; return n; };
  const next = parts(page.text, /<(?:a|form)[^>]+(?:href|action)="(\/hoc\/[^"]+)"/g);
  const picture = parts(page.text, /<img[^>]+src="([^"]+)"/g);
  const js_bytes = await sum(js);
  const second = await travel(product, lesson.replace(/\d+$/, (n) => String(Number(n) + 1).padStart(n.length, '0')));
  const pictures = await sum(parts(second.text, /<img[^>]+src="([^"]+)"/g));
  const inline = (html) => zlib.gzipSync(html.match(/<svg[\s\S]*?<\/svg>/g)?.join('') || '').length;
  const worker = await travel(product, '/sw.js');
  const wasm = parts(worker.text, /"(\/t\/[^"]+\.wasm)"/g);
  return {
    first_visit: page.bytes + (await sum(css)) + js_bytes, requests: 1 + css.length + js.length + picture.length, js: js_bytes, next_card: second.bytes + pictures,
    wasm: await sum(wasm.slice(0, 1)), worker: worker.bytes, inline_pictures: inline(page.text), next: next.length,
  };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const product = await subject(args());
  const w = await weigh(product);
  say('Weight', 'first visit to a lesson: HTML + CSS + JS', w.first_visit / 1000, { at_most: 60, unit: 'KB' });
  say('Weight', 'of it JS', w.js / 1000, { at_most: 20, unit: 'KB' });
  say('Weight', 'next card with its picture', w.next_card / 1000, { at_most: 15, unit: 'KB' });
  say('Weight', 'core.wasm', w.wasm / 1000, { at_most: 150, unit: 'KB' });
  say('Weight', 'service worker', w.worker / 1000, { unit: 'KB' });
  process.exit(0);
}
