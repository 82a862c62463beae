// The outbox: operations are on disk before anybody is told that they are kept, and leave only when the server has
// acknowledged them as durable (R1). device.epoch.seq makes a repeated sending harmless.
import { done, open, read } from "./db";

export interface Entry {
  readonly schema: 1;
  readonly device: string;
  readonly account: string;
  readonly bytes: Uint8Array; // journal::pack_operation
  readonly at: number;
  readonly settled?: number; // when the server said so; stays until the packs show it
}
export interface Waiting extends Entry {
  readonly epoch: number;
  readonly seq: number;
}

// Everybody who has used this phone: the name to call them by, and the key their work is sealed with in a file. The key
// can be used here and read by nobody (not extractable).
export interface Owner {
  readonly device: string;
  readonly account: string;
  readonly name: string;
  readonly commune: string;
  readonly key: CryptoKey;
}
export const ownerName = (device: string, account: string): string => "owner:" + device + ":" + account;

// What the phone keeps of core/phone/identity.hpp; `json` goes to the core as it came.
export interface Identity {
  readonly device: string;
  readonly epoch: number;
  readonly account: string;
  readonly json: string;
  readonly at: number;
}

export interface Pack {
  readonly bytes: ArrayBuffer;
  readonly etag: string;
  readonly at: number;
  readonly personal: boolean; // goes when its owner leaves
}

let database: Promise<IDBDatabase> | null = null;
const db = async (): Promise<IDBDatabase> => {
  if (database === null) database = open();
  const got = await database.catch(() => (database = null));
  if (got === null) throw new Error("no database");
  got.onclose = () => (database = null);
  return got;
};

const transaction = async (stores: string[], mode: IDBTransactionMode): Promise<IDBTransaction> => {
  try {
    return (await db()).transaction(stores, mode);
  } catch {
    database = null; // closed under us (a newer worker came, or the browser tidied up): once more
    return (await db()).transaction(stores, mode);
  }
};

export const getMeta = async <T>(name: string): Promise<T | undefined> =>
  read((await transaction(["meta"], "readonly")).objectStore("meta").get(name) as IDBRequest<T | undefined>);

export const setMeta = async (name: string, value: unknown): Promise<void> => {
  const tx = await transaction(["meta"], "readwrite");
  if (value === undefined) tx.objectStore("meta").delete(name);
  else tx.objectStore("meta").put(value, name);
  return done(tx);
};

// One transaction: numbers and stores all of them, or nothing.
export const keep = async (who: Identity, operations: readonly Uint8Array[], now: number): Promise<void> => {
  const tx = await transaction(["meta", "outbox"], "readwrite");
  const finished = done(tx);
  const meta = tx.objectStore("meta");
  const counter = "seq:" + who.epoch;
  const last = (await read(meta.get(counter) as IDBRequest<number | undefined>)) ?? 0;
  operations.forEach((bytes, i) => {
    const entry: Entry = { schema: 1, device: who.device, account: who.account, bytes, at: now };
    tx.objectStore("outbox").add(entry, [who.epoch, last + 1 + i]);
  });
  meta.put(last + operations.length, counter);
  return finished;
};

// What this account wrote under an earlier registration of this phone goes into the numbering of the present one.
// Its facts keep their ids, so one that had arrived after all is known again.
export const adopt = async (who: Identity): Promise<void> => {
  const old = (await waiting()).filter((one) => one.account === who.account && one.settled === undefined && (one.device !== who.device || one.epoch !== who.epoch));
  if (old.length === 0) return;
  const tx = await transaction(["meta", "outbox"], "readwrite");
  const finished = done(tx);
  const counter = "seq:" + who.epoch;
  const last = (await read(tx.objectStore("meta").get(counter) as IDBRequest<number | undefined>)) ?? 0;
  old.forEach(({ epoch, seq, ...entry }, i) => {
    tx.objectStore("outbox").delete([epoch, seq]);
    tx.objectStore("outbox").add({ ...entry, device: who.device }, [who.epoch, last + 1 + i]);
  });
  tx.objectStore("meta").put(last + old.length, counter);
  return finished;
};

// Oldest first, of everybody who used this phone.
export const waiting = async (): Promise<Waiting[]> => {
  const store = (await transaction(["outbox"], "readonly")).objectStore("outbox");
  const [keys, entries] = await Promise.all([read(store.getAllKeys()), read(store.getAll() as IDBRequest<Entry[]>)]);
  return entries.map((entry, i) => {
    const [epoch, seq] = keys[i] as [number, number];
    return { ...entry, epoch, seq };
  });
};

// Of one account: nobody sees or sends another's work. Each has an epoch of its own, so that no one waits for another.
export const waitingOf = async (account: string | undefined): Promise<Waiting[]> => (await waiting()).filter((one) => one.account === account);

// The server has them. They stay for the pages of this device until its packs have been fetched again; the records that
// came with the same answer are stored in the same transaction.
export const recordsPack = "so";
export const acknowledge = async (which: readonly Waiting[], records: Uint8Array | null, now: number): Promise<void> => {
  const tx = await transaction(["outbox", "packs"], "readwrite");
  for (const { epoch, seq, ...entry } of which) tx.objectStore("outbox").put({ ...entry, settled: now }, [epoch, seq]);
  if (records) {
    const pack: Pack = { bytes: records.slice().buffer as ArrayBuffer, etag: "", at: now, personal: true };
    tx.objectStore("packs").put(pack, recordsPack);
  }
  return done(tx);
};

// Those settled before `before` are now in the packs.
export const clear = async (before: number): Promise<void> => {
  const gone = (await waiting()).filter((one) => one.settled !== undefined && one.settled < before);
  const tx = await transaction(["outbox"], "readwrite");
  for (const { epoch, seq } of gone) tx.objectStore("outbox").delete([epoch, seq]);
  return done(tx);
};

export const packs = async (): Promise<Map<string, Pack>> => {
  const store = (await transaction(["packs"], "readonly")).objectStore("packs");
  const [keys, values] = await Promise.all([read(store.getAllKeys()), read(store.getAll() as IDBRequest<Pack[]>)]);
  return new Map(values.map((pack, i) => [String(keys[i]), pack]));
};

export const putPack = async (address: string, pack: Pack): Promise<void> => {
  const tx = await transaction(["packs"], "readwrite");
  tx.objectStore("packs").put(pack, address);
  return done(tx);
};

// The device forgets its user; what waits to be sent stays. What was sent is in the next packs.
export const forget = async (): Promise<void> => {
  const personal = [...(await packs())].filter(([, pack]) => pack.personal).map(([address]) => address);
  const sent = (await waiting()).filter((one) => one.settled !== undefined);
  const tx = await transaction(["meta", "packs", "outbox"], "readwrite");
  for (const { epoch, seq } of sent) tx.objectStore("outbox").delete([epoch, seq]);
  tx.objectStore("meta").delete("identity");
  for (const address of personal) tx.objectStore("packs").delete(address);
  return done(tx);
};
