// In a course that was taken out as SCORM 1.2: one step at a time, the score of first tries, the place to come back to.
interface Api { LMSInitialize(x: ""): string; LMSGetValue(name: string): string; LMSSetValue(name: string, value: string): string; LMSCommit(x: ""): string; LMSFinish(x: ""): string }

const findApi = (): Api | null => {
  let at: Window = window;
  for (let n = 0; n < 20; n++) {
    const found = (at as unknown as { API?: Api }).API;
    if (found) return found;
    if (at.parent === at) break;
    at = at.parent;
  }
  return window.opener ? ((window.opener as unknown as { API?: Api }).API ?? null) : null;
};

const safe = <T>(work: () => T, otherwise: T): T => {
  try {
    return work();
  } catch {
    return otherwise;
  }
};

const api = safe(findApi, null);
const value = (name: string): string => (api === null ? "" : safe(() => api.LMSGetValue(name), ""));
const put = (name: string, text: string): void => {
  if (api !== null) safe(() => api.LMSSetValue(name, text), "");
};

const steps = Array.from(document.querySelectorAll<HTMLElement>("[data-step]"));
const questions = steps.filter((one) => one.dataset["question"] !== undefined);
const first: Record<string, boolean> = {};
const begun = Date.now();
let now = 0;
let ended = false;

const remember = (): void => {
  put("cmi.core.lesson_location", steps[now]?.dataset["step"] ?? "");
  put("cmi.suspend_data", Object.keys(first).map((id) => id + ":" + (first[id] ? "1" : "0")).join(","));
  const right = questions.filter((one) => first[one.dataset["step"] ?? ""]).length;
  if (questions.length > 0 && Object.keys(first).length > 0) {
    put("cmi.core.score.min", "0");
    put("cmi.core.score.max", "100");
    put("cmi.core.score.raw", String(Math.round((right * 100) / questions.length)));
  }
  if (api !== null) safe(() => api.LMSCommit(""), "");
};

const show = (to: number): void => {
  now = Math.max(0, Math.min(steps.length - 1, to));
  steps.forEach((one, n) => { one.hidden = n !== now; });
  document.querySelectorAll("audio, video").forEach((one) => (one as HTMLMediaElement).pause());
  const place = document.querySelector("[data-place]");
  if (place !== null) place.textContent = now + 1 + " / " + steps.length;
  scrollTo(0, 0);
  if (now === steps.length - 1) put("cmi.core.lesson_status", "completed");
  remember();
};

const span = (seconds: number): string => [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60].map((n) => ("0" + n).slice(-2)).join(":");

const end = (): void => {
  if (ended || api === null) return;
  ended = true;
  put("cmi.core.session_time", span((Date.now() - begun) / 1000));
  put("cmi.core.exit", now === steps.length - 1 ? "" : "suspend");
  remember();
  safe(() => api.LMSFinish(""), "");
};

questions.forEach((question) => {
  const id = question.dataset["step"] ?? "";
  question.querySelectorAll<HTMLButtonElement>("[data-choice]").forEach((choice) => {
    choice.addEventListener("click", () => {
      const right = choice.dataset["right"] !== undefined;
      if (first[id] === undefined) {
        first[id] = right;
        const n = value("cmi.interactions._count") || "0";
        put("cmi.interactions." + n + ".id", id);
        put("cmi.interactions." + n + ".type", "choice");
        put("cmi.interactions." + n + ".student_response", choice.dataset["choice"] ?? "");
        put("cmi.interactions." + n + ".result", right ? "correct" : "wrong");
      }
      const why = question.querySelector<HTMLElement>("[data-why]");
      if (why !== null) why.hidden = false;
      const yes = question.querySelector<HTMLElement>("[data-yes]");
      const no = question.querySelector<HTMLElement>("[data-no]");
      if (yes !== null) yes.hidden = !right;
      if (no !== null) no.hidden = right;
      remember();
    });
  });
});

if (api !== null) {
  safe(() => api.LMSInitialize(""), "");
  if (value("cmi.core.lesson_status") === "not attempted" || value("cmi.core.lesson_status") === "") put("cmi.core.lesson_status", "incomplete");
  value("cmi.suspend_data").split(",").forEach((one) => {
    const [id, right] = one.split(":");
    if (id) first[id] = right === "1";
  });
}
const nav = document.querySelector("nav");
if (nav !== null) nav.hidden = false;
document.querySelector("[data-next]")?.addEventListener("click", () => show(now + 1));
document.querySelector("[data-back]")?.addEventListener("click", () => show(now - 1));
const back = value("cmi.core.lesson_location");
show(Math.max(0, steps.findIndex((one) => one.dataset["step"] === back)));
addEventListener("pagehide", end);
addEventListener("beforeunload", end);
