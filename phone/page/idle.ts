// L8: a shared phone leaves by itself. Never without signal: nobody could get back in.
import { find } from "./dom";

export const watchIdle = (): void => {
  const form = find<HTMLFormElement>("form[data-idle]");
  const minutes = Number(form?.dataset["idle"]);
  if (form === null || !(minutes > 0)) return;
  let last = Date.now();
  for (const sign of ["click", "keydown", "touchstart", "scroll"]) addEventListener(sign, () => (last = Date.now()), { passive: true });
  findAllAudio().forEach((audio) => audio.addEventListener("timeupdate", () => (last = Date.now())));
  setInterval(() => {
    if (Date.now() - last > minutes * 60000 && navigator.onLine) form.submit();
  }, 15000);
};

const findAllAudio = (): HTMLAudioElement[] => Array.from(document.querySelectorAll("audio"));
