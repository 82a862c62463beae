// data-scan on an input: a button that fills it from a QR code. The camera's code is fetched when first wanted.
import { scan } from "texts";
import { button, findAll } from "./dom";
import type { Scanner } from "../camera/scan";

declare global {
  interface Window { hvsScan?: Scanner }
}

const loaded = (address: string): Promise<Scanner> =>
  window.hvsScan
    ? Promise.resolve(window.hvsScan)
    : new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => (window.hvsScan ? resolve(window.hvsScan) : reject(new Error("scan")));
        script.onerror = () => reject(new Error("scan"));
        document.head.append(script);
      });

export const scanButtons = (address: string): void => {
  if (!navigator.mediaDevices?.getUserMedia || address === "") return;
  findAll<HTMLInputElement>("[data-scan]").forEach((input) => {
    const press = async (): Promise<void> => {
      const text = await (await loaded(address))(start);
      if (text === null) return;
      input.value = text;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      if (input.dataset["scan"] === "gui") input.form?.submit();
    };
    const start = button(scan, () => void press().catch(() => undefined));
    input.insertAdjacentElement("afterend", start);
  });
};
