// The service worker: the same pages when there is no signal. It answers from core.wasm and keeps what is typed in the
// outbox before it says so. Rules, scores and wording live in the core; here are only choices about the network.
import { getMeta, keep, ownerName, setMeta, forget, type Identity, type Owner } from "../outbox/outbox";
import { fromBase64Url } from "../shared/base64";
import type { Hello, Status, ToWorker } from "../shared/messages";
import { exported } from "./export";
import { keepPack, media } from "./packs";
import { classesAt, keepClasses, programOf, shellCache } from "./program";
import { send, status, unsent } from "./sending";
import type { Answer } from "./core";

declare const self: ServiceWorkerGlobalScope;
declare const SHELL: readonly string[];
declare const CORE: string;
declare const VERSION: string;

const cacheName = shellCache + VERSION;
const patience = 4000; // ms to wait for the network before the phone answers a page itself
const ours = ["/hoc", "/tap-thu", "/so-tay", "/chung-nhan", "/giup", "/giao-dien", classesAt]; // what the core may answer
const openPages = ["/", "/hoc", "/tap-thu", "/chung-nhan", "/giup", "/vao", "/an-toan"]; // kept as a visitor sees them

// Pages made here run under the same rules as the server's (server/http/headers.cpp).
const policy = "default-src 'self'; script-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const under = (path: string, prefixes: readonly string[]): boolean => prefixes.some((p) => path === p || path.startsWith(p + "/"));

const announce = async (what: Status): Promise<void> => {
  for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage(what);
};

// Who is signed in here, for the core. The epoch is ours: a new one whenever this database has never seen the device,
// so numbers that were used before a wipe are never used again; one for each account, so that none waits for another.
const register = async (): Promise<void> => {
  const response = await fetch("/dong-bo/toi", { credentials: "same-origin", redirect: "error", cache: "no-store" });
  if (response.status === 401 || response.status === 403) return forget();
  if (response.status !== 200) return;
  const told = (await response.json()) as { readonly device: string; readonly account: string; readonly name: string; readonly commune: string; readonly outbox_key?: string };
  const known = await getMeta<Identity>("identity");
  if (known !== undefined && known.account !== told.account) await forget();
  const name = "epoch:" + told.device + ":" + told.account;
  const epoch = (await getMeta<number>(name)) ?? 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] as number) >>> 1);
  await setMeta(name, epoch);
  await setMeta("identity", { device: told.device, epoch, account: told.account, json: JSON.stringify({ ...told, epoch, outbox_key: undefined }), at: Date.now() });
  const raw = fromBase64Url(told.outbox_key ?? "");
  if (raw?.length !== 32) return;
  const key = await crypto.subtle.importKey("raw", raw as unknown as BufferSource, "AES-GCM", false, ["encrypt"]);
  const owner: Owner = { device: told.device, account: told.account, name: told.name, commune: told.commune, key };
  await setMeta(ownerName(told.device, told.account), owner);
};

const local = async (request: Request, body: string): Promise<Response | null> => {
  const url = new URL(request.url);
  const program = programOf(url.pathname);
  let answer: Answer;
  try {
    const core = await program.ready();
    answer = core.answer({
      method: request.method,
      target: url.pathname + url.search,
      type: request.headers.get("Content-Type") ?? "",
      body,
      cookies: (await getMeta<Record<string, string>>("look")) ?? {},
      now: Date.now(),
    });
  } catch {
    program.restart();
    return null;
  }
  if (answer.status === 0) return null;
  if (answer.operations.length > 0) {
    const who = await getMeta<Identity>("identity");
    const packed = answer.operations.map(fromBase64Url);
    if (who === undefined || packed.includes(null)) return null;
    await keep(who, packed as Uint8Array[], Date.now()); // on disk before the answer is shown
    void announce(await status());
  }
  const headers = new Headers([["Content-Type", answer.type], ["Content-Security-Policy", policy]]);
  let location = "";
  for (const [name, value] of answer.headers) {
    const lower = name.toLowerCase();
    if (lower === "location") location = value;
    if (lower === "set-cookie") await rememberLook(value);
    else headers.append(name, value);
  }
  if (location) return Response.redirect(new URL(location, url).href, 303);
  return new Response(answer.body, { status: answer.status, headers });
};

// A worker cannot set cookies; the frame's two live in the database until a page writes them back.
const rememberLook = async (cookie: string): Promise<void> => {
  const found = /^(chu|nen)=([a-z0-9]*)/.exec(cookie);
  if (!found) return;
  await setMeta("look", { ...(await getMeta<Record<string, string>>("look")), [found[1] as string]: found[2] });
};

const inTime = <T>(work: Promise<T>, ms: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new Error("slow")), ms);
    work.then(resolve, reject).then(() => clearTimeout(clock));
  });

const keptPage = async (path: string): Promise<Response | undefined> => {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? (await cache.match("/giup"));
};

// Where a lesson has just sent its learner: the phone has that card, and a slow network is not asked for it.
let nextCard = "";

// Network first; pages with something waiting come from the phone, which knows it already.
const getPage = async (request: Request): Promise<Response> => {
  const path = new URL(request.url).pathname;
  const mayAnswer = under(path, ours);
  const isNext = path === nextCard;
  nextCard = "";
  if (mayAnswer && (isNext || (await unsent()).length > 0)) {
    const answer = await local(request, "");
    if (answer) return answer;
  }
  const network = fetch(request);
  try {
    const response = await inTime(network, navigator.onLine ? patience : 800);
    if (response.status < 500 || !mayAnswer) return response;
  } catch {
    // fall through: answered below
  }
  const answer = (mayAnswer ? await local(request, "") : null) ?? (await keptPage(path));
  return answer ?? network; // nothing kept: wait as long as the browser would
};

const post = async (event: FetchEvent): Promise<Response> => {
  const request = event.request;
  const path = new URL(request.url).pathname;
  if (path === "/ra") {
    if ((await unsent()).length > 0) await inTime(send((s) => void announce(s)), 1500).catch(() => undefined); // the last moment it can go
    await forget();
    return fetch(request).catch(() => Response.redirect(new URL("/", request.url).href, 303));
  }
  const form = (request.headers.get("Content-Type") ?? "").startsWith("application/x-www-form-urlencoded");
  if (!form || !under(path, ours)) return fetch(request);
  const forServer = request.clone();
  const answer = await local(request, await request.text());
  if (answer === null) return fetch(forServer);
  const sent = send((s) => void announce(s));
  if (under(path, ["/hoc"])) {
    event.waitUntil(sent.catch(() => undefined)); // from card to card nobody waits for the network
    const to = answer.headers.get("Location");
    nextCard = to === null ? "" : new URL(to, request.url).pathname;
  } else {
    await inTime(sent, 1500).catch(() => undefined); // with good signal the next page already finds it on the server
  }
  return answer;
};

self.addEventListener("install", (event) => {
  const install = async (): Promise<void> => {
    const cache = await caches.open(cacheName);
    await cache.addAll([...SHELL, CORE]);
    for (const page of openPages) {
      const response = await fetch(page, { credentials: "omit" }).catch(() => null); // as a visitor: no names on a shared phone
      if (response?.status === 200 && !response.redirected) await cache.put(page, response);
    }
    await self.skipWaiting(); // the browser activates us only once no request of the older worker is running
  };
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  const activate = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name.startsWith(shellCache) && name !== cacheName) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(activate());
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && request.mode === "navigate") event.respondWith(post(event));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(getPage(request));
  else if (url.pathname.startsWith("/t/")) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  else event.respondWith(media(request).then((kept) => kept ?? fetch(request)));
});

self.addEventListener("sync", (event) => {
  (event as ExtendableEvent).waitUntil(send((s) => void announce(s)));
});

// A file that only some pages need; its address changes with its content.
const keepFile = async (address: string): Promise<void> => {
  const cache = await caches.open(cacheName);
  if ((await cache.match(address)) === undefined) await cache.add(address);
};

const hello = async (page: Hello): Promise<void> => {
  if (!page.fromPhone) await setMeta("look", page.look);
  if (page.signedIn) await register().catch(() => undefined);
  else if (!page.fromPhone && (await getMeta("identity")) !== undefined) await forget();
  await announce(await status());
  await send((s) => void announce(s));
  for (const address of page.keep) {
    if (address.startsWith("/t/")) await keepFile(address).catch(() => undefined);
    else await keepPack(address).catch(() => undefined);
  }
  if (page.keep.some((address) => address.startsWith(classesAt + "/"))) await keepClasses(cacheName).catch(() => undefined);
};

self.addEventListener("message", (event) => {
  const message = event.data as ToWorker;
  if (message.kind === "hello") event.waitUntil(hello(message));
  else if (message.kind === "send") event.waitUntil(send((s) => void announce(s)));
  else if (message.kind === "export") event.waitUntil(exported().then((file) => event.ports[0]?.postMessage(file)));
});
