// Repeats in core.wasm what phone-pages did natively; any differing byte fails. Also the budget of learners.md W1 and
// issue figures: core.wasm at most 150 KB compressed. usage: node compare.mjs core.wasm SCRIPT.jsonl
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const [program, script] = process.argv.slice(2);
const bytes = readFileSync(program);
const fail = (why) => {
  console.error("FAIL " + why);
  process.exit(1);
};
const sizes = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
if (sizes.gzip > 150 * 1024) fail("core.wasm is too big: " + JSON.stringify(sizes));

let memory;
const refuse = () => 8;
const imports = {
  hvs: { random: (at, size) => new Uint8Array(memory.buffer, at, size).fill(7) },
  wasi_snapshot_preview1: { fd_write: refuse, fd_close: refuse, fd_seek: refuse, proc_exit: () => fail("the core stopped") },
};
const module = new WebAssembly.Module(bytes);
for (const { module: from, name } of WebAssembly.Module.imports(module)) if (!(name in (imports[from] ?? {}))) fail(`import ${from}.${name} is not one the phone gives`);
const { exports: core } = new WebAssembly.Instance(module, imports);
memory = core.memory;
core._initialize?.();

const utf8 = new TextEncoder();
const put = (raw) => {
  const at = core.hvs_alloc(raw.length);
  new Uint8Array(memory.buffer, at, raw.length).set(raw);
  return [at, raw.length];
};
const result = (size) => Buffer.from(new Uint8Array(memory.buffer, core.hvs_result(), size));
const fromBase64 = (text) => Buffer.from(text, "base64url");

let pages = 0, operations = 0, slowest = 0, spent = 0;
for (const line of readFileSync(script, "utf8").split("\n").filter(Boolean)) {
  const step = JSON.parse(line);
  if (step.load !== undefined) {
    const [name, raw] = [put(utf8.encode(step.load)), put(fromBase64(step.bytes))];
    if (core.hvs_load(...name, ...raw) !== 1) fail("load " + step.load);
    core.hvs_free(name[0]);
    core.hvs_free(raw[0]);
    continue;
  }
  const call = put(utf8.encode(JSON.stringify(step.ask)));
  const began = process.hrtime.bigint();
  const got = result(core.hvs_answer(...call));
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  core.hvs_free(call[0]);
  spent += ms;
  slowest = Math.max(slowest, ms);
  const expected = fromBase64(step.answer);
  if (!got.equals(expected)) {
    let at = 0;
    while (got[at] === expected[at]) ++at;
    fail(`${step.ask.method} ${step.ask.target} ${step.ask.body} differs at byte ${at}:\n native ${expected.subarray(Math.max(0, at - 80), at + 120)}\n wasm   ${got.subarray(Math.max(0, at - 80), at + 120)}`);
  }
  const answer = JSON.parse(got.toString());
  if (answer.status === 200 || answer.status === 422) ++pages;
  operations += answer.operations.length;
}
if (pages === 0 || operations === 0) fail("nothing was compared");
console.log(`${pages} pages and ${operations} operations equal in bytes; core.wasm ${sizes.raw} B, gzip ${sizes.gzip}, brotli ${sizes.brotli}; ${(spent / pages).toFixed(2)} ms a page, slowest ${slowest.toFixed(1)} ms`);
