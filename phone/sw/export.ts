// "Xuất sổ": what waits on this phone, of everybody, as a file that only the server can read (docs/exchange.md). Each
// account's work is sealed with the key the server gave this phone while that account was signed in.
import { getMeta, ownerName, waiting, type Owner, type Waiting } from "../outbox/outbox";
import { toBase64Url } from "../shared/base64";
import type { OutboxFile, OutboxSection } from "../shared/messages";
import { waitingBytes } from "./program";

const sealed = async (owner: Owner, entries: readonly Waiting[]): Promise<OutboxSection> => {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const bound = new TextEncoder().encode(["hvs-so-cho", owner.commune, owner.device, owner.account].join("\n"));
  const out = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: bound }, owner.key, waitingBytes(entries) as unknown as BufferSource);
  return { device: owner.device, account: owner.account, nonce: toBase64Url(nonce), sealed: toBase64Url(new Uint8Array(out)) };
};

export const exported = async (): Promise<OutboxFile> => {
  const groups = new Map<string, Waiting[]>();
  for (const one of await waiting()) {
    if (one.settled !== undefined) continue;
    const name = ownerName(one.device, one.account);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  let commune = "";
  let left = 0; // written before this phone had a key for it: stays here until it is sent
  const sections: OutboxSection[] = [];
  for (const [name, entries] of groups) {
    const owner = await getMeta<Owner>(name);
    if (owner === undefined) {
      left += entries.length;
      continue;
    }
    commune = owner.commune;
    sections.push(await sealed(owner, entries));
  }
  return { format: "hvs-so-cho", version: 2, commune, sections, left };
};
