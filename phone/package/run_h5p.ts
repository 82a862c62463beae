// H5P by its own player; every statement it makes is handed up.
import { begin, given, tell } from "./parent";

interface Statements { on(name: "xAPI", hear: (event: { data: { statement: object } }) => void): void }
interface Player { H5P: new (place: HTMLElement, options: object) => Promise<unknown> }

begin(() => {
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
