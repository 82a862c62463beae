// core.wasm from TypeScript: bytes in, bytes out. The other side is core/phone/wasm/entry.cpp.

interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize?: () => void;
  hvs_alloc(size: number): number;
  hvs_free(block: number): void;
  hvs_result(): number;
  hvs_load(name: number, nameSize: number, bytes: number, size: number): number;
  hvs_answer(call: number, size: number): number;
  hvs_pack_exchange(request: number, size: number): number;
  hvs_read_exchange(request: number, size: number): number;
  hvs_records(): number;
}

export interface Call {
  readonly method: string;
  readonly target: string;
  readonly type: string;
  readonly body: string;
  readonly cookies: Readonly<Record<string, string>>;
  readonly now: number;
}

export interface Answer {
  readonly status: number; // 0: not for the phone
  readonly type: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly operations: readonly string[]; // base64url
}

export interface Settled {
  readonly settled: readonly (readonly [number, number])[]; // epoch, seq
  readonly more: boolean; // ask again at once
  readonly records: boolean; // records() changed
}

const utf8 = new TextEncoder();
const text = new TextDecoder();

export class Core {
  private constructor(private readonly wasm: Exports) {}

  static async start(program: ArrayBuffer): Promise<Core> {
    let wasm: Exports | null = null;
    const memory = (): ArrayBuffer => (wasm as Exports).memory.buffer as ArrayBuffer;
    const imports = {
      hvs: { random: (at: number, size: number) => void crypto.getRandomValues(new Uint8Array(memory(), at, size)) },
      // libc++ links these for its abort message; nothing is ever written.
      wasi_snapshot_preview1: { fd_write: () => 8, fd_close: () => 8, fd_seek: () => 8, proc_exit: () => { throw new Error("core stopped"); } },
    };
    const { instance } = await WebAssembly.instantiate(program, imports);
    wasm = instance.exports as unknown as Exports;
    wasm._initialize?.();
    return new Core(wasm);
  }

  load(name: string, bytes: Uint8Array): boolean {
    return this.with(utf8.encode(name), (n, nSize) => this.with(bytes, (b, size) => this.wasm.hvs_load(n, nSize, b, size))) === 1;
  }

  answer(call: Call): Answer {
    const size = this.with(utf8.encode(JSON.stringify(call)), (at, n) => this.wasm.hvs_answer(at, n));
    return JSON.parse(text.decode(this.result(size))) as Answer;
  }

  // The body of one exchange for these waiting operations (waitingBytes form, one epoch); empty: nothing to say.
  packExchange(waiting: Uint8Array): Uint8Array {
    return this.result(this.with(waiting, (at, n) => this.wasm.hvs_pack_exchange(at, n)));
  }

  // What the server settled: durable there, or kept aside for a person to look at. null: not an answer of ours.
  readExchange(reply: Uint8Array): Settled | null {
    const told = text.decode(this.result(this.with(reply, (at, n) => this.wasm.hvs_read_exchange(at, n))));
    return told === "" ? null : (JSON.parse(told) as Settled);
  }

  // Records of this device's areas, to be stored as the pack "so".
  records(): Uint8Array {
    return this.result(this.wasm.hvs_records());
  }

  private result(size: number): Uint8Array {
    return new Uint8Array(this.wasm.memory.buffer as ArrayBuffer, this.wasm.hvs_result(), size).slice();
  }

  private with(bytes: Uint8Array, use: (at: number, size: number) => number): number {
    const at = this.wasm.hvs_alloc(bytes.length);
    new Uint8Array(this.wasm.memory.buffer as ArrayBuffer, at, bytes.length).set(bytes);
    try {
      return use(at, bytes.length);
    } finally {
      this.wasm.hvs_free(at);
    }
  }
}
