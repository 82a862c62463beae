// The programs of this worker, each holding what the database holds, reloaded whenever something changed: core.wasm for
// everybody, class.wasm for the few who teach, so that nobody else carries it.
import { getMeta, packs, waitingOf, type Identity, type Waiting } from "../outbox/outbox";
import { Core } from "./core";

declare const CORE: string; // addresses, fixed at build time
declare const CLASSES: string;
export const shellCache = "vo-";

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

class Program {
  private core: Promise<Core> | null = null;
  private loaded = new Map<string, number>(); // address → when its bytes came
  constructor(private readonly address: string) {}

  private async start(): Promise<Core> {
    const kept = await caches.match(this.address);
    const response = kept ?? (await fetch(this.address));
    if (!response.ok) throw new Error("core " + response.status);
    this.loaded = new Map();
    return Core.start(await response.arrayBuffer());
  }

  async ready(): Promise<Core> {
    this.core ??= this.start();
    const running = await this.core.catch((why: unknown) => {
      this.core = null;
      throw why;
    });
    const [identity, kept] = await Promise.all([getMeta<Identity>("identity"), packs()]);
    running.load("toi", new TextEncoder().encode(identity?.json ?? ""));
    for (const address of [...this.loaded.keys()]) {
      if (kept.has(address)) continue;
      running.load(address, new Uint8Array(0));
      this.loaded.delete(address);
    }
    for (const [address, pack] of kept) {
      if (this.loaded.get(address) === pack.at) continue;
      running.load(address, new Uint8Array(pack.bytes));
      this.loaded.set(address, pack.at);
    }
    running.load("cho", waitingBytes(await waitingOf(identity?.account)));
    return running;
  }

  // A trap leaves the instance unusable: the next call starts a fresh one.
  restart(): void { this.core = null; }
}

const everybody = new Program(CORE);
const teachers = new Program(CLASSES);

// Who teaches carries the second program along from the first page of a class on.
export const classesAt = "/lop-hoc";
export const programOf = (path: string): Program => (path === classesAt || path.startsWith(classesAt + "/") ? teachers : everybody);
export const keepClasses = async (cacheName: string): Promise<void> => {
  const cache = await caches.open(cacheName);
  if ((await cache.match(CLASSES)) === undefined) await cache.add(CLASSES);
};

// The one that speaks to the server.
export const ready = (): Promise<Core> => everybody.ready();
