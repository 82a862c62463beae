// One core for the life of this worker, holding what the database holds. Reloaded whenever something changed.
import { getMeta, packs, waitingOf, type Identity, type Waiting } from "../outbox/outbox";
import { Core } from "./core";

declare const CORE: string; // address of core.wasm, fixed at build time
export const shellCache = "vo-";

let core: Promise<Core> | null = null;
let loaded = new Map<string, number>(); // address → when its bytes came

const start = async (): Promise<Core> => {
  const kept = await caches.match(CORE);
  const response = kept ?? (await fetch(CORE));
  if (!response.ok) throw new Error("core " + response.status);
  loaded = new Map();
  return Core.start(await response.arrayBuffer());
};

// epoch u32, seq u64, size u32 (little endian), bytes; read by core/phone read_waiting.
export const waitingBytes = (all: readonly Waiting[]): Uint8Array => {
  const out = new Uint8Array(all.reduce((sum, one) => sum + 16 + one.bytes.length, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const one of all) {
    view.setUint32(at, one.epoch, true);
    view.setUint32(at + 4, one.seq % 0x100000000, true);
    view.setUint32(at + 8, Math.floor(one.seq / 0x100000000), true);
    view.setUint32(at + 12, one.bytes.length, true);
    out.set(one.bytes, at + 16);
    at += 16 + one.bytes.length;
  }
  return out;
};

export const ready = async (): Promise<Core> => {
  core ??= start();
  const running = await core.catch((why: unknown) => {
    core = null;
    throw why;
  });
  const [identity, kept] = await Promise.all([getMeta<Identity>("identity"), packs()]);
  running.load("toi", new TextEncoder().encode(identity?.json ?? ""));
  for (const address of [...loaded.keys()]) {
    if (kept.has(address)) continue;
    running.load(address, new Uint8Array(0));
    loaded.delete(address);
  }
  for (const [address, pack] of kept) {
    if (loaded.get(address) === pack.at) continue;
    running.load(address, new Uint8Array(pack.bytes));
    loaded.set(address, pack.at);
  }
  running.load("cho", waitingBytes(await waitingOf(identity?.account)));
  return running;
};

// A trap leaves the instance unusable: the next call starts a fresh one.
export const restart = (): void => { core = null; };
