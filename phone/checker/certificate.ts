// docs/certificate-format.md, version 1, read on the phone. Vectors: tests/golden/certificates.json.
import nacl from "tweetnacl";
import { fromBase64Url } from "../shared/base64";

export interface Key { readonly id: string; readonly public: string; readonly issuer: string; readonly retired?: string; readonly revoked?: string }
export interface SealedList { readonly list: string; readonly seal: string }
export interface Payload {
  readonly id: string; readonly name: string; readonly what: string; readonly place: string; readonly issuer: string;
  readonly day: string; readonly key: string; readonly marks: readonly string[];
}
export type Verdict = "not_a_code" | "newer_code" | "unknown_key" | "revoked_key" | "forged" | "withdrawn" | "replaced" | "genuine";
export interface Checked { readonly verdict: Verdict; readonly payload?: Payload; readonly goneOn?: string; readonly comparedAt?: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const utf8 = new TextEncoder();

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(text + "T00:00:00Z");
  return !isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
};

const fits = (text: string | undefined, least: number, most: number): text is string => {
  if (text === undefined) return false;
  const size = utf8.encode(text).length;
  return size >= least && size <= most && !/[\u0000-\u001f\u007f]/.test(text) && text.normalize("NFC") === text;
};

const readPayload = (bytes: Uint8Array): Payload | "not_a_code" | "newer_code" => {
  if (bytes.length > 480) return "not_a_code";
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "not_a_code";
  }
  const [format, id, name, what, place, issuer, day, key, marks, ...more] = text.split("\n");
  if (format !== "HVS1") return /^HVS\d{1,3}$/.test(format ?? "") ? "newer_code" : "not_a_code";
  if (more.length > 0 || !fits(name, 1, 160) || !fits(what, 1, 160) || !fits(place, 0, 80) || !fits(issuer, 1, 120) || !fits(marks, 0, 480)) return "not_a_code";
  if (!uuid.test(id ?? "") || !isDay(day ?? "") || !/^[0-9a-f]{8}$/.test(key ?? "")) return "not_a_code";
  return { id: id as string, name, what, place, issuer, day: day as string, key: key as string, marks: marks.split(" ") };
};

const sealFits = (message: Uint8Array, seal: Uint8Array | null, key: Key): boolean => {
  const raw = fromBase64Url(key.public);
  return seal?.length === 64 && raw?.length === 32 && nacl.sign.detached.verify(message, seal, raw);
};

// The sealed list's lines when it is genuine.
export const openList = (sealed: SealedList | null, keys: readonly Key[]): { readonly at: string; readonly entries: readonly string[] } | null => {
  if (sealed === null || typeof sealed.list !== "string" || typeof sealed.seal !== "string") return null;
  const [format, , at, keyId, count, ...entries] = sealed.list.split("\n");
  const key = keys.find((one) => one.id === keyId);
  if (format !== "HVSR1" || at === undefined || key === undefined || key.revoked || Number(count) !== entries.length) return null;
  return sealFits(utf8.encode(sealed.list), fromBase64Url(sealed.seal), key) ? { at, entries } : null;
};

export const check = (raw: string, keys: readonly Key[], sealed: SealedList | null): Checked => {
  if (raw.length > 2048) return { verdict: "not_a_code" };
  const text = raw.replace(/[ \n\r\t]/g, "");
  const hash = text.indexOf("#");
  const address = hash < 0 ? null : /.*\/chung-nhan\/(.*)$/.exec(text.slice(0, hash));
  if (hash >= 0 && address === null) return { verdict: "not_a_code" };
  const [sealedPart, sealPart, ...rest] = text.slice(hash + 1).split(".");
  const bytes = fromBase64Url(sealedPart ?? "");
  const seal = fromBase64Url(sealPart ?? "");
  if (bytes === null || seal?.length !== 64 || rest.length > 0) return { verdict: "not_a_code" };
  const payload = readPayload(bytes);
  if (typeof payload === "string") return { verdict: payload };
  if (address?.[1] && address[1] !== payload.id) return { verdict: "not_a_code" };
  const key = keys.find((one) => one.id === payload.key);
  if (key === undefined) return { verdict: "unknown_key" };
  if (!sealFits(bytes, seal, key)) return { verdict: "forged" };
  if (key.revoked) return { verdict: "revoked_key" };
  const list = openList(sealed, keys);
  if (list === null) return { verdict: "genuine", payload };
  const entry = list.entries.map((line) => line.split(" ")).find(([id]) => id === payload.id);
  if (entry === undefined) return { verdict: "genuine", payload, comparedAt: list.at };
  return { verdict: entry[2] === "thay_the" ? "replaced" : "withdrawn", payload, goneOn: entry[1] ?? "", comparedAt: list.at };
};
