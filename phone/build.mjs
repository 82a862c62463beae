// Bundles the browser side. usage: node build.mjs assets OUT_DIR | worker OUT_FILE ASSETS.cpp CORE.cpp
// Old phones of the movement run Chrome 60-class browsers: esbuild lowers the syntax, we keep to the interfaces they have.
import { build } from "esbuild";
import { texts } from "./texts.mjs";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const common = { bundle: true, minify: true, target: ["chrome60"], charset: "utf8", legalComments: "none", plugins: [texts(join(here, "../core/text/vi/phone.toml"))], logLevel: "warning", absWorkingDir: here };

// name → address, from the table that hvs-assets wrote.
const addresses = (file) => {
  const found = [...readFileSync(file, "utf8").matchAll(/\{"([^"]+)", "(\/t\/[^"]+)"\}/g)].map((m) => [m[1], m[2]]);
  return Object.fromEntries(found.filter(([name]) => name !== "~"));
};

const assets = async (out) => {
  await build({ ...common, entryPoints: { page: "page/page.ts", checker: "checker/checker.ts", scan: "camera/scan.ts", author: "author/author.ts", teach: "teach/teach.ts" }, outdir: out, format: "iife" });
  // Packages made elsewhere run under a name of their own; these stand on both sides of that line.
  const apart = ["package", "run_12", "run_2004", "run_h5p", "bai"];
  await build({ ...common, entryPoints: Object.fromEntries(apart.map((name) => [name, "package/" + name + ".ts"])), outdir: out, format: "iife", alias: { "scorm-again-12": "scorm-again/scorm12/min", "scorm-again-2004": "scorm-again/scorm2004/min" } });
  cpSync(join(here, "node_modules/h5p-standalone/dist"), join(out, "../../share/h5p"), { recursive: true });
  await build({ ...common, entryPoints: [join(here, "../assets/app.css")], outdir: out });
};

const worker = async (out, assetsTable, coreTable) => {
  const files = addresses(assetsTable);
  const { "core.wasm": core, "class.wasm": classes } = addresses(coreTable);
  if (core === undefined || classes === undefined) throw new Error("core.wasm or class.wasm has no address");
  const shell = ["app.css", "practice.css", "icons.svg", "icon.svg", "page.js", "checker.js", "scan.js"].map((name) => files[name]);
  if (shell.includes(undefined)) throw new Error("a shell file is missing from " + assetsTable);
  const version = createHash("sha256").update(JSON.stringify([shell, core, classes])).digest("hex").slice(0, 12);
  const define = { SHELL: JSON.stringify(shell), CORE: JSON.stringify(core), CLASSES: JSON.stringify(classes), VERSION: JSON.stringify(version) };
  await build({ ...common, entryPoints: ["sw/sw.ts"], outfile: out, format: "iife", define });
  const sentence = (name) => JSON.parse(new RegExp("^" + name + " = (.*)$", "m").exec(readFileSync(join(here, "../core/text/vi/layout.toml"), "utf8"))[1]);
  const manifest = {
    name: sentence("product"), short_name: sentence("product"), lang: "vi", start_url: "/", display: "standalone",
    background_color: "#fbf6ec", theme_color: "#0a4a38", icons: [{ src: files["icon.svg"], sizes: "any", type: "image/svg+xml" }],
  };
  const manifestFile = join(dirname(out), "ung-dung.webmanifest");
  writeFileSync(manifestFile, JSON.stringify(manifest));
  for (const file of [out, manifestFile]) {
    const bytes = readFileSync(file);
    writeFileSync(file + ".br", brotliCompressSync(bytes));
    writeFileSync(file + ".gz", gzipSync(bytes, { level: 9 }));
  }
};

const [step, ...args] = process.argv.slice(2);
if (step === "assets" && args.length === 1) await assets(args[0]);
else if (step === "worker" && args.length === 3) await worker(...args);
else {
  console.error("usage: node build.mjs assets OUT_DIR | worker OUT_FILE ASSETS.cpp CORE.cpp");
  process.exit(2);
}
