// Boxes of a checklist stay ticked on this device, without any account. A learner who has come in gets them from the page.
import { findAll } from "./dom";

const read = (key: string): string[] => {
  try { return (localStorage.getItem(key) ?? "").split(",").filter((one) => one !== ""); } catch { return []; } // storage may be shut
};

export const tasks = (): void => findAll("[data-remember]").forEach((list) => {
  const name = list.dataset["remember"] ?? "";
  if (name === "") return;
  const key = "hvs-viec/" + name;
  const boxes = Array.from(list.querySelectorAll<HTMLInputElement>("input[type=checkbox]"));
  const done = read(key);
  boxes.forEach((box) => { box.checked = box.checked || done.indexOf(box.value) >= 0; });
  list.addEventListener("change", () => {
    try { localStorage.setItem(key, boxes.filter((box) => box.checked).map((box) => box.value).join(",")); } catch { return; }
  });
});
