// The line between the run-time (under the packages' own name) and our page around it. Only our page may speak first:
// the first message of the window above names the origin that is answered from then on.
export interface Start { readonly state: Readonly<Record<string, string>> }

let origin: string | null = null;

export const tell = (message: object): void => {
  if (origin !== null) parent.postMessage(message, origin);
};

export const begin = (start: (given: Start) => void): void => {
  addEventListener("message", (event: MessageEvent) => {
    if (event.source !== parent || origin !== null) return;
    const data = event.data as { hvs?: unknown; state?: unknown } | null;
    if (data === null || typeof data !== "object" || data.hvs !== "start") return;
    origin = event.origin;
    const state: Record<string, string> = {};
    if (data.state !== null && typeof data.state === "object") {
      for (const [name, value] of Object.entries(data.state as object)) if (typeof value === "string") state[name] = value;
    }
    start({ state });
  });
  // Says only that it is there; holds nothing, so anybody may hear it.
  parent.postMessage({ hvs: "ready" }, "*");
};

export const given = (name: string): string => document.body.dataset[name] ?? "";

// The package's own page, in a frame of the same origin: that is where it looks for its run-time.
export const openPackage = (): void => {
  const frame = document.createElement("iframe");
  frame.title = given("title");
  frame.style.cssText = "position:fixed;top:0;left:0;width:100%;height:100%;border:0;background:#fff";
  frame.src = given("href");
  document.body.style.margin = "0";
  document.body.appendChild(frame);
};

// Commits come in bursts: the last of each second is sent; what ends a sitting goes at once.
export const keeper = (collect: () => unknown): ((now: boolean) => void) => {
  let timer: number | undefined;
  const send = (): void => {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
    tell({ hvs: "report", cmi: collect() });
  };
  addEventListener("pagehide", () => {
    if (timer !== undefined) send();
  });
  return (now) => {
    if (now) send();
    else if (timer === undefined) timer = setTimeout(send, 1000) as unknown as number;
  };
};

// How both SCORM run-times are set up: everything they would send to a server goes to `keep`, which hands it to the page above.
export const settings = {
  autocommit: true, autocommitSeconds: 20, lmsCommitUrl: "/", dataCommitFormat: "flattened", alwaysSendTotalTime: true, logLevel: 5,
  selfReportSessionTime: true,
} as const;
export const sending = (keep: (immediate: boolean) => void) => ({
  updateSettings: () => undefined,
  processHttpRequest: (_url: unknown, _params: unknown, immediate: boolean) => {
    keep(immediate);
    return { result: "true", errorCode: 0 };
  },
});
