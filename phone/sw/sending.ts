// Sends what waits. One exchange at a time; nothing leaves the outbox before the server has said that it is durable.
import { acknowledge, adopt, clear, getMeta, packs, recordsPack, setMeta, waiting, type Identity, type Waiting } from "../outbox/outbox";
import type { Status } from "../shared/messages";
import { keepPack } from "./packs";
import { ready, waitingBytes } from "./program";

const mostAtOnce = 500; // operations per exchange: answered in well under a second, resumable in between

let running: Promise<void> | null = null;
let tell: (status: Status) => void = () => undefined;

// Everybody's: the server knows who has signed in on this device (server/journal KnownHere), and numbers have no gaps.
export const unsent = async (): Promise<Waiting[]> => (await waiting()).filter((one) => one.settled === undefined);

export const status = async (): Promise<Status> => ({
  kind: "status",
  waiting: (await unsent()).length,
  sending: running !== null,
  sentAt: (await getMeta<number>("sentAt")) ?? null,
});

// One turn; false when it is time to stop.
const turn = async (): Promise<boolean> => {
  const batch = (await unsent()).slice(0, mostAtOnce);
  const core = await ready();
  const body = core.packExchange(waitingBytes(batch));
  if (body.length === 0) return false;
  const response = await fetch("/dong-bo", {
    method: "POST",
    body: body as unknown as BodyInit,
    credentials: "same-origin",
    redirect: "error",
    headers: { "Content-Type": "application/octet-stream" },
  });
  if (response.status !== 200) return false;
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
  while (await turn()) tell(await status());
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
