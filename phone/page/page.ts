// What every page gains when scripts run. Each part stands alone; without any of them the page still works.
import { fill, find, findAll } from "./dom";
import { watchIdle } from "./idle";
import { live } from "./live";
import { look, lookCookies } from "./look";
import { scanButtons } from "./scan_button";
import { speaker } from "./speaker";
import { tasks } from "./tasks";
import { worker } from "./worker";

const own = document.currentScript as HTMLScriptElement | null;

// A second press of the same button does nothing (S9); the server drops repeats too.
const pressOnce = (): void => {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset["sent"]) event.preventDefault();
    form.dataset["sent"] = "1";
    setTimeout(() => delete form.dataset["sent"], 5000);
  });
  addEventListener("pageshow", () => findAll("form[data-sent]").forEach((form) => delete form.dataset["sent"]));
};

look();
speaker();
tasks();
scanButtons(own?.dataset["scan"] ?? "");
live();
watchIdle();
pressOnce();

const line = find("[data-status]");
worker({
  signedIn: find("form.who") !== null,
  look: lookCookies(),
  keep: findAll<HTMLMetaElement>('meta[name="keep"]').map((meta) => meta.content),
  show: (status) => {
    if (line === null) return;
    const at = status.sentAt === null ? null : new Date(status.sentAt);
    const clock = at === null ? "" : ("0" + at.getHours()).slice(-2) + ":" + ("0" + at.getMinutes()).slice(-2);
    const words = line.dataset;
    const own = status.waiting > 0
      ? (status.sending && navigator.onLine ? fill(words["sending"], "n", String(status.waiting)) : words["saved"] + " (" + status.waiting + ")")
      : at !== null ? fill(words["sent"], "t", clock) : "";
    const others = status.others.map((one) => fill(fill(words["others"], "who", one.name), "n", String(one.waiting)));
    const said = [own, ...others].filter(Boolean).join(" · ");
    line.hidden = said === "";
    if (line.textContent !== said) line.textContent = said;
  },
});
