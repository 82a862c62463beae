// reader.wasm: a camera picture in, cards and letters out. The other side is core/markers/wasm/entry.cpp.

export interface Seen {
  readonly card: number;
  readonly letter: string; // "" held askew, or twice in the room
  readonly corners: readonly number[]; // x, y of four
}
export type Standing = "unseen" | "seen" | "counted" | "disputed";
export interface Vote {
  readonly standing: Standing;
  readonly letter: string;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize?: () => void;
  reader_picture(width: number, height: number): number;
  reader_read(): number;
  reader_seen(): number;
  reader_vote(card: number): number;
  reader_clear(): void;
}

const numbersPerCard = 12;
const standings: readonly Standing[] = ["unseen", "seen", "counted", "disputed"];
const letterOf = (code: number): string => (code === 0 ? "" : String.fromCharCode(code));

export class Reader {
  private constructor(private readonly wasm: Exports) {}

  static async start(address: string): Promise<Reader> {
    const response = await fetch(address);
    if (!response.ok) throw new Error("reader " + response.status);
    // libc++ links these for its abort message; nothing is ever written.
    const imports = { wasi_snapshot_preview1: { fd_write: () => 8, fd_close: () => 8, fd_seek: () => 8, proc_exit: () => { throw new Error("reader stopped"); } } };
    const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    const wasm = instance.exports as unknown as Exports;
    wasm._initialize?.();
    return new Reader(wasm);
  }

  // One picture; what it shows also goes into the votes.
  read(picture: ImageData): Seen[] {
    const at = this.wasm.reader_picture(picture.width, picture.height);
    if (at === 0) return [];
    new Uint8Array(this.wasm.memory.buffer as ArrayBuffer, at, picture.data.length).set(picture.data);
    const count = this.wasm.reader_read();
    const numbers = new Int32Array(this.wasm.memory.buffer as ArrayBuffer, this.wasm.reader_seen(), count * numbersPerCard).slice();
    const out: Seen[] = [];
    for (let i = 0; i < count; ++i) {
      const one = numbers.subarray(i * numbersPerCard, (i + 1) * numbersPerCard);
      out.push({ card: one[0] as number, letter: letterOf(one[1] as number), corners: Array.from(one.subarray(4)) });
    }
    return out;
  }

  vote(card: number): Vote {
    const told = this.wasm.reader_vote(card);
    return { standing: standings[told >> 8] ?? "unseen", letter: letterOf(told & 255) };
  }

  clear(): void {
    this.wasm.reader_clear();
  }
}
