// The page's side of the service worker: registers it once the page is usable, says hello, shows its status.
import { export_done, export_name, export_none } from "texts";
import type { Hello, OutboxFile, Status } from "../shared/messages";
import { find, findAll } from "./dom";

interface Page {
  readonly signedIn: boolean;
  readonly look: Record<string, string>;
  readonly keep: readonly string[];
  readonly show: (status: Status) => void;
}

const save = (file: OutboxFile): void => {
  const said = find("[data-export-said]");
  if (said !== null) said.textContent = file.sections.length > 0 ? export_done : export_none;
  if (file.sections.length === 0) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: "application/json" }));
  link.download = export_name + "-" + new Date().toISOString().slice(0, 10) + ".json";
  document.body.append(link);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  link.remove();
};

export const worker = (page: Page): void => {
  const sw = navigator.serviceWorker;
  if (sw === undefined) return;
  const fromPhone = madeByPhone();
  let waiting = 0;
  const say = (message: unknown, ports: Transferable[] = []): void => sw.controller?.postMessage(message, ports);
  const hello = (): void => {
    const message: Hello = { kind: "hello", signedIn: page.signedIn, fromPhone, look: page.look, keep: page.keep };
    say(message);
  };
  sw.addEventListener("message", (event) => {
    const status = event.data as Status;
    if (status.kind !== "status") return;
    if (status.waiting > waiting) {
      void navigator.storage?.persist?.(); // asked once there is something to lose
      void sw.ready.then((r) => (r as unknown as { sync?: { register(tag: string): Promise<void> } }).sync?.register("gui")).catch(() => undefined);
    }
    waiting = status.waiting;
    page.show(status);
  });
  sw.addEventListener("controllerchange", hello);
  addEventListener("online", () => say({ kind: "send" }));
  setInterval(() => waiting > 0 && navigator.onLine && say({ kind: "send" }), 30000);
  findAll("[data-export]").forEach((button) => button.addEventListener("click", () => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => save(event.data as OutboxFile);
    say({ kind: "export" }, [channel.port2]);
  }));
  const start = (): void => {
    if (sw.controller) hello();
    setTimeout(() => void sw.register("/sw.js").catch(() => undefined), sw.controller ? 0 : 1000);
  };
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
};

// Pages made by the phone carry the shown status line (core/html/foot.html).
const madeByPhone = (): boolean => document.querySelector("[data-status][data-phone]") !== null;
