// data-live="/address": the element's content follows that fragment. The server may hold the answer until something
// changes (Prefer: wait); one that answers at once is asked again within a second (800 ms, so that a change is seen within one). Nothing is asked while nobody looks.
import { findAll } from "./dom";

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const seen = (): Promise<void> =>
  document.hidden ? new Promise((resolve) => document.addEventListener("visibilitychange", () => resolve(), { once: true })) : Promise.resolve();

const follow = async (place: HTMLElement, address: string): Promise<void> => {
  let tag = place.dataset["tag"] ?? "";
  for (;;) {
    await seen();
    const asked = Date.now();
    try {
      const response = await fetch(address, { credentials: "same-origin", headers: { "If-None-Match": tag, Prefer: "wait=25" }, cache: "no-store" });
      if (response.status === 200) {
        tag = response.headers.get("ETag") ?? "";
        place.innerHTML = await response.text();
      } else if (response.status !== 304) await later(15000);
    } catch {
      await later(15000);
    }
    await later(Math.max(0, 800 - (Date.now() - asked)));
  }
};

export const live = (): void => findAll("[data-live]").forEach((place) => void follow(place, place.dataset["live"] ?? ""));
