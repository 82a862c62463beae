// H5P by its own player; every statement it makes is handed up.
import { begin, given, tell } from "./parent";

interface Statements { on(name: "xAPI", hear: (event: { data: { statement: object } }) => void): void }
interface Player { H5P: new (place: HTMLElement, options: object) => Promise<unknown> }

// Browsers that keep nothing for frames of another site throw at the mere look at localStorage, and the player's queue
// would stop what comes after it. Such a window is lent a memory that lasts as long as the page.
const lend = (to: Window): void => {
  for (const name of ["localStorage", "sessionStorage"] as const) {
    try {
      void to[name].length;
    } catch {
      const kept = new Map<string, string>();
      const memory = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key), clear: () => kept.clear(), key: () => null, length: 0 };
      Object.defineProperty(to, name, { value: memory, configurable: true });
    }
  }
};

begin(() => {
  lend(window);
  new MutationObserver(() => document.querySelectorAll("iframe").forEach((one) => { if (one.contentWindow) lend(one.contentWindow); }))
    .observe(document.documentElement, { childList: true, subtree: true });
  const place = document.createElement("div");
  document.body.appendChild(place);
  const script = document.createElement("script");
  const player = given("player");
  script.src = player + "/main.bundle.js";
  script.addEventListener("load", () => {
    const { H5P } = (window as unknown as { H5PStandalone: Player }).H5PStandalone;
    void new H5P(place, {
      h5pJsonPath: given("files"), frameJs: player + "/frame.bundle.js", frameCss: player + "/styles/h5p.css",
      frame: false, copyright: false, export: false, embed: false, fullScreen: false, icon: false, xAPIObjectIRI: "urn:goi" + given("files"),
    }).then(() => {
      const hear = (window as unknown as { H5P?: { externalDispatcher?: Statements } }).H5P?.externalDispatcher;
      hear?.on("xAPI", (event) => tell({ hvs: "report", statement: JSON.parse(JSON.stringify(event.data.statement)) as object }));
    });
  });
  document.body.appendChild(script);
});
