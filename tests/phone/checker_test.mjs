// The browser's certificate checker against the published vectors (docs/certificate-format.md).
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { build } = createRequire(join(root, "phone/package.json"))("esbuild");
const out = join(root, "phone/node_modules/.checker-test.cjs");
await build({ stdin: { contents: 'export * from "./checker/certificate"; export { merge, newer } from "./checker/pinned";', resolveDir: join(root, "phone"), loader: "ts" }, bundle: true, format: "cjs", platform: "node", outfile: out, logLevel: "error" });
const { check, merge, newer, openList } = createRequire(import.meta.url)(out);
rmSync(out);

const golden = JSON.parse(readFileSync(join(root, "tests/golden/certificates.json"), "utf8"));
const keys = golden.keys.keys;
let passed = 0;
const test = (name, run) => { run(); ++passed; void name; };

for (const one of golden.cases) {
  test(one.name + ", no list", () => assert.equal(check(one.text, keys, null).verdict, one.expect, one.name));
  test(one.name + ", with list", () => assert.equal(check(one.text, keys, golden.list).verdict, one.with_list, one.name));
}
const genuine = golden.cases.find((one) => one.name === "genuine");
test("shows what the certificate says, and the list's date", () => {
  const got = check(genuine.text, keys, golden.empty_list);
  assert.equal(got.payload.name, genuine.payload.name);
  assert.equal(got.comparedAt, "2026-11-22T12:40:00Z");
});
test("a forged list is as good as none", () => {
  assert.equal(openList(golden.forged_list, keys), null);
  const withdrawn = golden.cases.find((one) => one.name === "withdrawn");
  assert.equal(check(withdrawn.text, keys, golden.forged_list).comparedAt, undefined);
  assert.equal(newer(golden.list, golden.forged_list, keys), golden.list);
});
test("a pinned key is never replaced", () => {
  const evil = { ...keys[0], public: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
  assert.deepEqual(merge(keys, [evil]), keys);
  assert.equal(merge([], keys).length, 1);
});
test("every single changed letter is noticed", () => {
  const text = genuine.text;
  const from = text.indexOf("#") + 1;
  for (let i = from; i < text.length; ++i) {
    const other = text[i] === "A" ? "B" : "A";
    assert.notEqual(check(text.slice(0, i) + other + text.slice(i + 1), keys, null).verdict, "genuine", "letter " + i);
  }
});
test("a retired key's certificates verify, offline as well; a revoked one's say so for good", () => {
  const retired = [{ ...keys[0], retired: "2026-12-01" }];
  assert.equal(check(genuine.text, retired, null).verdict, "genuine");
  const revoked = [{ ...keys[0], retired: "2026-12-01", revoked: "2026-12-02" }];
  assert.equal(check(genuine.text, revoked, null).verdict, "revoked_key");
  assert.equal(check(genuine.text, merge(keys, revoked), null).verdict, "revoked_key");
  assert.equal(check(genuine.text, merge(merge(keys, revoked), keys), null).verdict, "revoked_key", "an older file does not bring it back");
  assert.equal(openList(golden.list, revoked), null, "a list signed with it is worth nothing");
});
console.log(`checker: ${passed} passed`);
