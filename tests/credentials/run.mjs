// Our credentials before independent verifiers, theirs before ours, and tampered ones before both: none may pass.
import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Commune, Visitor, hocvuso } from "./commune.mjs";
import { Referee, statusList, stranger, strangersBadge } from "./referees.mjs";

let passed = 0, failed = 0;
const step = async (name, work) => {
  try { await work(); passed++; console.log("ok   " + name); } catch (error) { failed++; console.log("FAIL " + name + ": " + (error.stack ?? error)); }
};

const commune = await Commune.open();
const referee = new Referee(commune.base);
const officer = await commune.officer();
const ids = await commune.confirm(officer, 8);
const visitor = new Visitor(commune.base);
const json = async (id, who = visitor) => (await who.ask(`/chung-nhan/${id}.json`)).json();
const jwt = async (id, who = visitor) => (await who.ask(`/chung-nhan/${id}.jwt`)).text();
const ask = async (body, type = "application/json") => {
  const reply = await fetch(commune.base + "/api/v1/credentials/verify", { method: "POST", body, headers: { "content-type": type } });
  return { status: reply.status, type: reply.headers.get("content-type"), ...(await reply.json()) };
};
const genuine = async (body, type) => { const said = await ask(body, type); assert.equal(said.verified, true, JSON.stringify(said)); return said; };
const refused = async (body, reason, type) => {
  const said = await ask(body, type);
  assert.deepEqual([said.status, said.verified, said.type], [422, false, reason ? "urn:hocvuso:vc." + reason : said.type], JSON.stringify(said));
};

await step("JSON and JWT of eight people are genuine for everybody", async () => {
  for (const id of ids) {
    const credential = await json(id);
    assert.equal(await referee.json(credential), "");
    assert.equal(await referee.jwt(await jwt(id)), "");
    await genuine(JSON.stringify(credential), "application/vc");
    await genuine(await jwt(id), "application/vc+jwt");
  }
});
await step("nobody's name is in what anybody may download; the officer's file has a salted hash of it", async () => {
  const open = JSON.stringify(await json(ids[0]));
  assert.ok(!open.includes("identifier"));
  const whole = await json(ids[0], officer);
  const [identity] = whole.credentialSubject.identifier;
  assert.match(identity.identityHash, /^sha256\$[0-9a-f]{64}$/);
  assert.equal(await referee.json(whole), "");
  assert.notEqual(whole.credentialSubject.id, (await json(ids[1])).credentialSubject.id);
});
await step("pictures carry the credential", async () => {
  const png = Buffer.from(await (await officer.ask(`/chung-nhan/${ids[0]}.png`)).arrayBuffer());
  await genuine(png, "image/png");
  await genuine(await visitor.text(`/chung-nhan/${ids[0]}.svg`), "image/svg+xml");
  assert.equal((await visitor.ask(`/chung-nhan/${ids[0]}.png`)).status, 403);
  await refused(png.subarray(0, 400), "", "image/png");
});
await step("our canonical statements are those of jsonld and rdf-canonize", async () => {
  // The same signature verifies only over the same statements; here a signature of theirs is read by us and back.
  const them = await stranger();
  for (const id of ids.slice(0, 3)) {
    const { proof, credentialStatus, ...plain } = await json(id);
    const again = await them.issue({ ...plain, issuer: { ...plain.issuer, id: them.did } }, referee.load);
    await genuine(JSON.stringify(again));
  }
});

// --- tampering
const cut = (text) => text.slice(0, -3) + (text.endsWith("111") ? "222" : "111");
const tampered = (good) => ({
  "a name": { ...good, name: good.name + "." }, "a day": { ...good, validFrom: "2020-01-01T00:00:00Z" },
  "another issuer": { ...good, issuer: { ...good.issuer, id: "did:web:evil.example" } }, "the issuer's name": { ...good, issuer: { ...good.issuer, name: "X" } },
  "the subject": { ...good, credentialSubject: { ...good.credentialSubject, id: "urn:uuid:1" } },
  "the achievement": { ...good, credentialSubject: { ...good.credentialSubject, achievement: { ...good.credentialSubject.achievement, name: "Đại sứ số" } } },
  "the status taken out": (({ credentialStatus, ...rest }) => rest)(good), "another place in the list": { ...good, credentialStatus: { ...good.credentialStatus, statusListIndex: "1" } },
  "a term added": { ...good, grade: "A" }, "evidence taken out": (({ evidence, ...rest }) => rest)(good), "no proof": (({ proof, ...rest }) => rest)(good),
  "the proof's value": { ...good, proof: { ...good.proof, proofValue: cut(good.proof.proofValue) } }, "the proof's time": { ...good, proof: { ...good.proof, created: "2026-01-01T00:00:00Z" } },
  "the proof's purpose": { ...good, proof: { ...good.proof, proofPurpose: "authentication" } },
  "another key": { ...good, proof: { ...good.proof, verificationMethod: good.proof.verificationMethod.replace(/#.*/, "#00000000") } },
  "a context changed": { ...good, "@context": [...good["@context"], { name: "https://evil.example/name" }] },
  "provisional taken out": { ...good, description: undefined },
});
await step("a tampered credential passes with nobody", async () => {
  const good = await json(ids[0]);
  for (const [what, bad] of Object.entries(tampered(good))) {
    const text = JSON.stringify(bad);
    assert.equal((await ask(text)).verified, false, what);
    assert.notEqual(await referee.json(JSON.parse(text)).catch((error) => error.message), "", what);
  }
  const text = JSON.stringify(good);
  await refused(text.replace('"name"', '"name":"x","name"'), "said_twice");
  await refused(text.slice(0, -10), "not_a_credential");
  await refused("{}", "");
  await refused("[".repeat(100000), "not_a_credential");
  await refused("{" + " ".repeat(600 * 1024) + text.slice(1), "too_big");
});
await step("a tampered JWS passes with nobody", async () => {
  const good = await jwt(ids[0]);
  const [head, body, seal] = good.split(".");
  const payload = JSON.parse(Buffer.from(body, "base64url"));
  const other = Buffer.from(JSON.stringify({ ...payload, name: "x" })).toString("base64url");
  for (const bad of [`${head}.${other}.${seal}`, `${head}.${body}.${cut(seal)}`, `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`,
    `${Buffer.from('{"alg":"HS256","kid":"x"}').toString("base64url")}.${body}.${seal}`, `${head}.${body}.`]) {
    assert.equal((await ask(bad, "application/vc+jwt")).verified, false, bad.slice(0, 60));
    assert.notEqual(await referee.jwt(bad), "");
  }
});

// --- withdrawal and change
await step("a withdrawn certificate is refused at once, from the same file", async () => {
  const before = await json(ids[1]);
  const jws = await jwt(ids[1]);
  assert.equal(await referee.json(before), "");
  await commune.change(officer, ids[1], { viec: "thu-hoi", ly_do: "Nhầm người" });
  assert.match(await referee.json(before), /revoked/);
  await refused(JSON.stringify(before), "withdrawn");
  await refused(jws, "withdrawn", "application/vc+jwt");
  assert.equal(await referee.json(await json(ids[2])), "");
});
await step("a replaced certificate is refused, the newer one is genuine", async () => {
  const before = await json(ids[2]);
  const newer = await commune.change(officer, ids[2], { viec: "cap-lai", ten: "Nguyễn Thị Mới" });
  assert.match(await referee.json(before), /revoked/);
  assert.equal(await referee.json(await json(newer)), "");
});
await step("the status list says when it may be asked again, and answers 304", async () => {
  const address = (await json(ids[0])).credentialStatus.statusListCredential;
  const first = await fetch(address);
  assert.match(first.headers.get("cache-control"), /max-age=\d+/);
  assert.equal((await fetch(address, { headers: { "if-none-match": first.headers.get("etag") } })).status, 304);
  const list = await first.json();
  assert.equal(await referee.json(list), "");
  assert.equal((await fetch(commune.base + "/chung-nhan/trang-thai/99")).status, 404);
});

// --- others' credentials
await step("others' credentials: did:key with Ed25519 and P-256, their status lists, their tampered ones", async () => {
  for (const kind of ["Ed25519", "P-256"]) {
    const them = await stranger(kind);
    const good = await them.issue(strangersBadge(them.did), referee.load);
    const said = await genuine(JSON.stringify(good));
    assert.equal(said.keyFrom, "did:key");
    await refused(JSON.stringify({ ...good, name: "Badges" }), "bad_signature");
  }
  const them = await stranger();
  const entry = (index) => ({ credentialStatus: { id: "https://other.example/status/1#" + index, type: "BitstringStatusListEntry", statusPurpose: "revocation", statusListIndex: String(index), statusListCredential: "https://other.example/status/1" } });
  const list = await statusList(them, [7], referee.load);
  const good = await them.issue(strangersBadge(them.did, entry(6)), referee.load);
  const gone = await them.issue(strangersBadge(them.did, entry(7)), referee.load);
  assert.equal((await genuine(JSON.stringify({ credential: good, statusLists: [list] }))).statusList, "standing");
  assert.equal((await genuine(JSON.stringify(good))).statusList, "not_checked");
  await refused(JSON.stringify({ credential: gone, statusLists: [list] }), "withdrawn");
  const fake = await statusList(await stranger(), [], referee.load);
  await refused(JSON.stringify({ credential: gone, statusLists: [fake] }), "bad_status");
});
await step("nobody can pass along a document in our name", async () => {
  const them = await stranger();
  const good = await json(ids[0]);
  const { proof, ...plain } = good;
  const own = await (await fetch(commune.base + "/.well-known/did.json")).json();
  const { publicKeyMultibase } = await them.key.export({ publicKey: true });
  const method = own.id + "#00000000";
  them.key.id = method; them.key.controller = own.id;
  const forged = await them.issue(plain, referee.load);
  const document = { ...own, verificationMethod: [{ id: method, type: "Multikey", controller: own.id, publicKeyMultibase }], assertionMethod: [method] };
  await refused(JSON.stringify({ credential: forged, documents: [document] }), "unknown_key");
});

await step("a backup restored elsewhere serves credentials that verify", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hvs-restored-"));
  const file = join(folder, "ban-sao");
  hocvuso("backup", file, "--data", commune.folder);
  hocvuso("restore", file, "--data", join(folder, "data"));
  const second = await Commune.open(join(folder, "data"));
  try {
    const again = new Referee(second.base);
    const restored = await (await fetch(`${second.base}/chung-nhan/${ids[4]}.json`)).json();
    assert.equal(await again.json(restored), "");
    const here = await json(ids[4]);
    assert.equal(restored.credentialStatus.statusListIndex, here.credentialStatus.statusListIndex);
    assert.equal(restored.credentialSubject.id, here.credentialSubject.id);
  } finally {
    await second.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

// --- keys
await step("a rotated key: old files verify, new ones are signed with the new key; a revoked key's are refused", async () => {
  const old = await json(ids[3]);
  const oldJwt = await jwt(ids[3]);
  const oldKey = old.proof.verificationMethod.split("#")[1];
  await commune.stop();
  hocvuso("keys", "rotate", "--data", commune.folder);
  await commune.serve();
  assert.equal(await referee.json(old), "");
  assert.equal(await referee.jwt(oldJwt), "");
  await genuine(JSON.stringify(old));
  const now = await json(ids[3]);
  assert.notEqual(now.proof.verificationMethod, old.proof.verificationMethod);
  assert.equal(await referee.json(now), "");
  await commune.stop();
  hocvuso("keys", "revoke", oldKey, "--data", commune.folder);
  await commune.serve();
  assert.notEqual(await referee.json(old), "");
  await refused(JSON.stringify(old), "revoked_key");
  await refused(oldJwt, "revoked_key", "application/vc+jwt");
});
await commune.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
