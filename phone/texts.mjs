// The few sentences that scripts show, from the same catalogue as every page: import { t } from "texts".
import { readFileSync } from "node:fs";

export const texts = (catalogue) => ({
  name: "texts",
  setup(build) {
    build.onResolve({ filter: /^texts$/ }, () => ({ path: "texts", namespace: "texts" }));
    build.onLoad({ filter: /.*/, namespace: "texts" }, () => {
      const lines = readFileSync(catalogue, "utf8").split("\n").map((line) => /^(\w+) = (".*")\s*$/.exec(line)).filter(Boolean);
      // Separate exports: esbuild drops the sentences that a script does not use.
      return { contents: lines.map(([, name, sentence]) => `export const ${name} = ${sentence};`).join("\n"), loader: "js" };
    });
  },
});
