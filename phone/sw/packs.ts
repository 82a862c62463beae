// Packs: what a page asks the device to keep, with the pictures and sounds it names.
import { getMeta, packs, putPack, type Identity } from "../outbox/outbox";

export const mediaCache = "hinh-tieng";
const soundEnding = ".opus"; // a third of the MP3, which stays on the server for browsers without Opus

// Addresses of pictures (/hinh/…) and sounds (/am/…, without ending) anywhere in a JSON pack.
const mediaOf = (type: string, bytes: ArrayBuffer): string[] => {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "string") {
      if (value.startsWith("/hinh/")) found.add(value);
      else if (value.startsWith("/am/") || value.startsWith("/tieng/")) found.add(/\.\w+$/.test(value) ? value : value + soundEnding);
    } else if (value !== null && typeof value === "object") Object.keys(value).forEach((key) => walk((value as Record<string, unknown>)[key]));
  };
  if (type.startsWith("application/json")) walk(JSON.parse(new TextDecoder().decode(bytes)));
  return [...found];
};

const keepMedia = async (addresses: readonly string[]): Promise<void> => {
  const cache = await caches.open(mediaCache);
  for (const address of addresses) {
    if (await cache.match(address)) continue;
    const response = await fetch(address, { credentials: "same-origin" });
    if (response.status === 200) await cache.put(address, response);
  }
};

// Fetches again only what changed; true when the pack on this device is the newest. No signal: the old one stays.
export const keepPack = async (address: string): Promise<boolean> => {
  const [known, who] = await Promise.all([packs().then((all) => all.get(address)), getMeta<Identity>("identity")]);
  const headers: Record<string, string> = known?.etag ? { "If-None-Match": known.etag } : {};
  const response = await fetch(address, { credentials: "same-origin", headers, redirect: "manual", cache: "no-store" });
  if (response.status === 304) return true;
  if (response.status !== 200) return false;
  const bytes = await response.arrayBuffer();
  await putPack(address, { bytes, etag: response.headers.get("ETag") ?? "", at: Date.now(), personal: who !== undefined });
  await keepMedia(mediaOf(response.headers.get("Content-Type") ?? "", bytes));
  return true;
};

// Sound players ask for parts of a file; a kept whole answers them.
export const media = async (request: Request): Promise<Response | null> => {
  const kept = await (await caches.open(mediaCache)).match(request.url);
  if (!kept) return null;
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  if (!range) return kept;
  const whole = await kept.arrayBuffer();
  const from = Number(range[1]);
  const to = range[2] ? Math.min(Number(range[2]), whole.byteLength - 1) : whole.byteLength - 1;
  if (from > to) return new Response(null, { status: 416, headers: { "Content-Range": "bytes */" + whole.byteLength } });
  return new Response(whole.slice(from, to + 1), {
    status: 206,
    headers: { "Content-Type": kept.headers.get("Content-Type") ?? "", "Content-Range": `bytes ${from}-${to}/${whole.byteLength}`, "Accept-Ranges": "bytes" },
  });
};
