// Sends what waits. One exchange at a time; nothing leaves the outbox before the server has said that it is durable.
import { acknowledge, clear, getMeta, packs, setMeta, waiting, type Identity, type Waiting } from "../outbox/outbox";
import type { Status } from "../shared/messages";
import { keepPack } from "./packs";
import { ready, waitingBytes } from "./program";

const mostAtOnce = 500; // operations per exchange: answered in well under a second, resumable in between

let running: Promise<void> | null = null;
let tell: (status: Status) => void = () => undefined;

// Another person's operations wait until that person is back: the server checks the author.
export const mine = async (): Promise<Waiting[]> => {
  const who = await getMeta<Identity>("identity");
  return (await waiting()).filter((one) => who !== undefined && one.account === who.account && one.settled === undefined);
};

export const status = async (): Promise<Status> => ({
  kind: "status",
  waiting: (await mine()).length,
  sending: running !== null,
  sentAt: (await getMeta<number>("sentAt")) ?? null,
});

const exchangeOnce = async (epoch: number, batch: readonly Waiting[]): Promise<boolean> => {
  const core = await ready();
  const body = core.packExchange(waitingBytes(batch));
  const response = await fetch("/dong-bo", {
    method: "POST",
    body: body as unknown as BodyInit,
    credentials: "same-origin",
    redirect: "error",
    headers: { "Content-Type": "application/octet-stream" },
  });
  if (response.status !== 200) return false;
  const settled = core.readExchange(epoch, new Uint8Array(await response.arrayBuffer()));
  if (settled === null) return false; // a login page in between, a proxy, a newer server: everything still waits
  await acknowledge(batch.filter((one) => settled.indexOf(one.seq) >= 0), Date.now());
  return settled.length > 0;
};

// What was sent is laid over the packs until they have been fetched again with it inside.
const renewPacks = async (): Promise<void> => {
  const began = Date.now();
  if (!(await waiting()).some((one) => one.settled !== undefined)) return;
  for (const [address, pack] of await packs()) if (pack.personal && !(await keepPack(address))) return;
  await clear(began);
};

const run = async (): Promise<void> => {
  for (;;) {
    const all = await mine();
    const first = all[0];
    if (first === undefined) return;
    const batch = all.filter((one) => one.epoch === first.epoch).slice(0, mostAtOnce);
    if (!(await exchangeOnce(first.epoch, batch))) return;
    if ((await mine()).length === 0) await setMeta("sentAt", Date.now());
    tell(await status());
  }
};

export const send = (listener: (status: Status) => void): Promise<void> => {
  tell = listener;
  running ??= (async () => {
    try {
      if ((await mine()).length > 0) await run();
      await renewPacks();
    } catch {
      // No signal is a normal answer; everything still waits.
    } finally {
      running = null;
    }
    tell(await status());
  })();
  return running;
};
