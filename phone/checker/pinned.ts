// What this device trusts: keys it got over TLS, kept for good, and the newest genuine withdrawal list.
import { openList, type Key, type SealedList } from "./certificate";

export interface Pinned { readonly keys: readonly Key[]; readonly list: SealedList | null }

const stored = <T>(name: string, otherwise: T): T => {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? "null") as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
};

const keep = (name: string, value: unknown): void => {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // private window or full: this visit still works
  }
};

// A key that is already pinned keeps its bytes; new ones are added. That one was revoked is believed and never forgotten.
export const merge = (pinned: readonly Key[], offered: readonly Key[]): Key[] => {
  const known = pinned.map((one) => {
    const now = offered.find((other) => other.id === one.id && other.public === one.public);
    return now === undefined ? one : { ...now, ...(one.revoked ? { revoked: one.revoked } : {}) };
  });
  return [...known, ...offered.filter((one) => typeof one.id === "string" && !pinned.some((other) => other.id === one.id))];
};

export const newer = (known: SealedList | null, offered: SealedList | null, keys: readonly Key[]): SealedList | null => {
  const now = openList(known, keys);
  const next = openList(offered, keys);
  if (next === null) return known;
  return now === null || next.at >= now.at ? offered : known;
};

export const pinned = (): Pinned => ({ keys: stored<Key[]>("hvs-khoa", []), list: stored<SealedList | null>("hvs-thu-hoi", null) });

const fetched = async <T>(address: string): Promise<T | null> => {
  try {
    const response = await fetch(address, { cache: "no-cache", credentials: "omit" });
    return response.status === 200 ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
};

export const refresh = async (): Promise<Pinned> => {
  const known = pinned();
  const [keys, list] = await Promise.all([fetched<{ readonly keys: Key[] }>("/chung-nhan/khoa.json"), fetched<SealedList>("/chung-nhan/thu-hoi.json")]);
  const all = merge(known.keys, keys?.keys ?? []);
  const now = { keys: all, list: newer(known.list, list, all) };
  keep("hvs-khoa", now.keys);
  keep("hvs-thu-hoi", now.list);
  return now;
};
