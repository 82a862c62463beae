// Around a package: hears its run-time, sends what it reports, keeps it on the device while there is no network.
// On the author's desk: sends a large file in pieces.
import { fill, find } from "../page/dom";

interface Kept { readonly cmi?: unknown; readonly statement?: unknown }

const player = (frame: HTMLIFrameElement): void => {
  const { runner, save, wordsKept, wordsWaiting, wordsDone } = frame.dataset;
  const status = find("[data-run-status]");
  const own = "goi:" + location.pathname;  // a visitor's progress stays here; a learner's waits here until it is sent
  let waiting: Kept | null = null;
  let sending = false;

  const say = (words: string | undefined): void => {
    if (status !== null && words !== undefined && status.textContent !== words) status.textContent = words;
  };
  const remembered = (): Kept | null => {
    try {
      return JSON.parse(localStorage.getItem(own) ?? "null") as Kept | null;
    } catch {
      return null;
    }
  };
  const remember = (kept: Kept | null): void => {
    try {
      if (kept === null) localStorage.removeItem(own);
      else localStorage.setItem(own, JSON.stringify(kept));
    } catch { /* a full or forbidden store: the page still works, it only forgets */ }
  };
  const send = (): void => {
    if (waiting === null || sending) return;
    if (!save) {
      say(wordsKept);
      return;
    }
    const now = waiting;
    waiting = null;
    sending = true;
    // keepalive: the report of the last moment outlives the page; browsers allow it up to 64 KB.
    const body = JSON.stringify(now);
    fetch(save, { method: "POST", body, headers: { "Content-Type": "application/json" }, credentials: "same-origin", keepalive: body.length < 60000 })
      .then(async (reply) => {
        if (!reply.ok && reply.status !== 400) throw new Error(String(reply.status));
        const { done } = (await reply.json()) as { done?: boolean };
        if (waiting === null) remember(null);
        say(done === true ? wordsDone : wordsKept);
      })
      .catch(() => {
        if (waiting === null) waiting = now;
        say(wordsWaiting);
        setTimeout(send, 15000);
      })
      .then(() => {
        sending = false;
        if (waiting !== null && navigator.onLine) setTimeout(send, 500);
      }, () => undefined);
  };

  addEventListener("message", (event: MessageEvent) => {
    if (event.source !== frame.contentWindow || event.origin !== runner) return;
    const data = event.data as { hvs?: unknown; cmi?: unknown; statement?: unknown } | null;
    if (data === null || typeof data !== "object") return;
    if (data.hvs === "ready") {
      // What was not sent yet is newer than what the server knows.
      const here = remembered();
      const state = here?.cmi ?? (JSON.parse(frame.dataset["state"] || "{}") as unknown);
      frame.contentWindow?.postMessage({ hvs: "start", state }, event.origin);
      if (here !== null && save) {
        waiting = here;
        send();
      }
    } else if (data.hvs === "report") {
      waiting = data.cmi !== undefined ? { cmi: data.cmi } : { statement: data.statement };
      if (data.cmi !== undefined) remember(waiting);
      send();
    }
  });
  addEventListener("online", send);
};

// 4 MB at a time: a broken line costs one piece, and the server never holds a whole package.
const piece = 4 << 20;

const pieces = (form: HTMLFormElement): void => {
  form.addEventListener("submit", (event) => {
    const file = form.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    const line = form.querySelector<HTMLElement>("[data-sending]");
    const { pieces: to, wordsSending, wordsFailed } = form.dataset;
    if (file === undefined || line === null || to === undefined) return;
    event.preventDefault();
    const bar = document.createElement("progress");
    bar.max = 100;
    const words = document.createElement("span");
    const show = (share: number): void => {
      bar.value = share;
      words.textContent = fill(wordsSending, "n", String(Math.floor(share)));
    };
    line.textContent = "";
    line.hidden = false;
    line.append(words, bar);
    show(0);
    const ask = async (address: string, body: Blob | null): Promise<Record<string, unknown>> => {
      const reply = await fetch(address, { method: "POST", body, headers: { "Content-Type": "application/octet-stream" }, credentials: "same-origin" });
      const answer = (await reply.json()) as Record<string, unknown>;
      if (!reply.ok) throw new Error(String(answer["problem"] ?? wordsFailed));
      return answer;
    };
    const run = async (): Promise<void> => {
      const begun = await ask(to + "?ten=" + encodeURIComponent(file.name) + "&co=" + file.size, null);
      for (let at = 0; at < file.size;) {
        const got = await ask(String(begun["to"]) + "?tu=" + at, file.slice(at, at + piece));
        at = Number(got["received"]);
        show((at * 100) / file.size);
      }
      location.assign(String(begun["then"]));
    };
    run().catch((problem: unknown) => {
      line.textContent = problem instanceof Error && problem.message !== "" && !(problem instanceof TypeError) ? problem.message : (wordsFailed ?? "");
      delete form.dataset["sent"];
    });
  });
};

const frame = find<HTMLIFrameElement>("iframe[data-runner]");
if (frame !== null) {
  player(frame);
}
const form = find<HTMLFormElement>("form[data-pieces]");
if (form !== null) pieces(form);
