// Sends what waits. One exchange at a time; nothing leaves the outbox before the server has said that it is durable.
import { acknowledge, adopt, clear, getMeta, ownerName, packs, recordsPack, setMeta, waiting, waitingOf, type Identity, type Owner, type Waiting } from "../outbox/outbox";
import type { Others, Status } from "../shared/messages";
import { keepPack } from "./packs";
import { ready, waitingBytes } from "./program";

const mostAtOnce = 500; // operations per exchange: answered in well under a second, resumable in between

let running: Promise<void> | null = null;
let tell: (status: Status) => void = () => undefined;

// Of whoever is signed in; the others' work waits for them.
export const unsent = async (): Promise<Waiting[]> =>
  (await waitingOf((await getMeta<Identity>("identity"))?.account)).filter((one) => one.settled === undefined);

// Whom this phone waits for: names and counts, no contents.
const others = async (): Promise<Others[]> => {
  const mine = (await getMeta<Identity>("identity"))?.account;
  const found = new Map<string, { device: string; n: number }>();
  for (const one of await waiting()) {
    if (one.settled === undefined && one.account !== mine) found.set(one.account, { device: one.device, n: (found.get(one.account)?.n ?? 0) + 1 });
  }
  return Promise.all([...found].map(async ([account, { device, n }]) => ({ name: (await getMeta<Owner>(ownerName(device, account)))?.name ?? "", waiting: n })));
};

export const status = async (): Promise<Status> => ({
  kind: "status",
  waiting: (await unsent()).length,
  others: await others(),
  sending: running !== null,
  sentAt: (await getMeta<number>("sentAt")) ?? null,
});

// One turn; false when it is time to stop.
const turn = async (who: Identity): Promise<boolean> => {
  const batch = (await unsent()).slice(0, mostAtOnce);
  const core = await ready();
  const body = core.packExchange(waitingBytes(batch));
  if (body.length === 0) return false;
  const response = await fetch("/dong-bo", {
    method: "POST",
    body: body as unknown as BodyInit,
    credentials: "same-origin",
    redirect: "error",
    headers: { "Content-Type": "application/octet-stream", "X-Hvs-Owner": who.account },
  });
  if (response.status !== 200) return false; // 409: somebody else is signed in by now
  const told = core.readExchange(new Uint8Array(await response.arrayBuffer()));
  if (told === null) return false; // a login page in between, a proxy, a newer server: everything still waits
  const settled = batch.filter((one) => told.settled.some(([epoch, seq]) => epoch === one.epoch && seq === one.seq));
  await acknowledge(settled, told.records ? core.records() : null, Date.now());
  return told.more || settled.length > 0;
};

// What was sent is laid over the packs until they have been fetched again with it inside.
const renewPacks = async (): Promise<void> => {
  const began = Date.now();
  if (!(await waiting()).some((one) => one.settled !== undefined)) return;
  for (const [address, pack] of await packs()) {
    if (pack.personal && address !== recordsPack && !(await keepPack(address))) return;
  }
  await clear(began);
};

const run = async (): Promise<void> => {
  const who = await getMeta<Identity>("identity");
  if (who === undefined) return;
  await adopt(who);
  const had = (await unsent()).length > 0;
  while (await turn(who)) tell(await status());
  if (had && (await unsent()).length === 0) await setMeta("sentAt", Date.now());
  await renewPacks();
};

export const send = (listener: (status: Status) => void): Promise<void> => {
  tell = listener;
  running ??= (async () => {
    try {
      await run();
    } catch {
      // No signal is a normal answer; everything still waits.
    } finally {
      running = null;
    }
    tell(await status());
  })();
  return running;
};
