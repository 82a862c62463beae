// Installs the pinned packages when they are missing or the lock file has changed. Runs no package's own scripts.
import { execSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lock = readFileSync(join(here, "package-lock.json"), "utf8");
const mark = join(here, "node_modules", ".installed-lock.json");
if (!existsSync(mark) || readFileSync(mark, "utf8") !== lock) {
  execSync("npm ci --prefer-offline --ignore-scripts --no-audit --no-fund --loglevel=error", { cwd: here, stdio: "inherit" });
  writeFileSync(mark, lock);
}
