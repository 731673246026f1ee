// "Signing: a tree for many" of connectors/PROTOCOL.md: what a node signs, and how anybody checks it.
import { createHash, createPrivateKey, createPublicKey, sign as ed25519, verify as ed25519Verify } from "node:crypto";
import canonicalize from "canonicalize";

const PROOF = ["dudaokey", "dudaosize", "dudaoindex", "dudaopath", "dudaosignature"];

const bytes = (object) => Buffer.from(canonicalize(object), "utf8");
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const hashOfLeaf = (canonical) => sha256(Buffer.of(0), canonical);
const hashOfNode = (left, right) => sha256(Buffer.of(1), left, right);

/** A key pair from a PKCS#8 PEM text: `sign` for the node itself, `publicKey` (base64) for its peers. */
export function ownKey(pem) {
  const privateKey = createPrivateKey(pem);
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  return {
    publicKey: spki.toString("base64"),
    id: sha256(spki).toString("hex"),
    sign: (data) => ed25519(null, data, privateKey).toString("base64"),
  };
}

/** A peer's key from the base64 text in which it travels. */
export function peerKey(publicKey) {
  const spki = Buffer.from(publicKey, "base64");
  const key = createPublicKey({ key: spki, format: "der", type: "spki" });
  return {
    id: sha256(spki).toString("hex"),
    verifies: (data, signature) => ed25519Verify(null, data, key, Buffer.from(signature, "base64")),
  };
}

export function withoutProof(object) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !PROOF.includes(name)));
}

function leafOf(object) {
  return hashOfLeaf(bytes(withoutProof(object)));
}

/** The name under which receipts and refusals speak of a message. */
export function digestOf(object) {
  return leafOf(object).toString("hex");
}

/** All levels of the tree, the leaves first, the root last. A last node without a sibling goes up as it is. */
function levelsOver(leaves) {
  const levels = [leaves];
  while (levels.at(-1).length > 1) {
    const below = levels.at(-1);
    levels.push(
      Array.from({ length: Math.ceil(below.length / 2) }, (_, i) =>
        2 * i + 1 < below.length ? hashOfNode(below[2 * i], below[2 * i + 1]) : below[2 * i]));
  }
  return levels;
}

function pathTo(index, levels) {
  const path = [];
  for (const level of levels.slice(0, -1)) {
    const sibling = index ^ 1;
    if (sibling < level.length) path.push(level[sibling]);
    index >>= 1;
  }
  return Buffer.concat(path);
}

/** RFC 9162 section 2.1.3.2; undefined where the path is too short or too long. */
function rootFrom(leaf, index, size, path) {
  if (path.length % 32 !== 0 || !(Number.isInteger(index) && index >= 0 && index < size)) return undefined;
  let [place, last, hash, used] = [index, size - 1, leaf, 0];
  for (; used < path.length && last > 0; used += 32) {
    const beside = path.subarray(used, used + 32);
    if (place % 2 === 1 || place === last) {
      hash = hashOfNode(beside, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place >> 1, last >> 1];
    } else {
      hash = hashOfNode(hash, beside);
    }
    [place, last] = [place >> 1, last >> 1];
  }
  return last === 0 && used === path.length ? hash : undefined;
}

export function statement(kind, node, root, size) {
  return bytes({ dudao: 1, kind, node, root: root.toString("hex"), size });
}

/** Signs the objects of `node` with one signature; each gets its proof. */
export function sign(key, kind, node, objects) {
  const levels = levelsOver(objects.map(leafOf));
  const signature = key.sign(statement(kind, node, levels.at(-1)[0], objects.length));
  return objects.map((object, index) => ({
    ...object,
    dudaokey: key.id,
    dudaosize: objects.length,
    dudaoindex: index,
    ...(objects.length > 1 && { dudaopath: pathTo(index, levels).toString("base64") }),
    dudaosignature: signature,
  }));
}

/** Whether the object alone proves that `node`, whose key this is, signed it. */
export function isSignedBy(key, kind, node, object) {
  const path = Buffer.from(object.dudaopath ?? "", "base64");
  const root = rootFrom(leafOf(object), object.dudaoindex, object.dudaosize, path);
  return object.dudaokey === key.id
    && root !== undefined
    && key.verifies(statement(kind, node, root, object.dudaosize), object.dudaosignature);
}

/** The receipts for a run of messages, one for each, as they were signed. */
function receiptsOf({ from, to, first, position, issuedAt, digests }) {
  return digests.map((digest, i) => ({
    answer: "receipt", from, to, sequence: first + i, digest, position: position + i, issuedAt,
  }));
}

/** Signs receipts for messages that follow each other, and are kept in places that follow each other. */
export function signReceipts(key, run) {
  const levels = levelsOver(receiptsOf(run).map(leafOf));
  return {
    answer: "receipts",
    ...run,
    dudaokey: key.id,
    dudaosignature: key.sign(statement("receipts", run.from, levels.at(-1)[0], run.digests.length)),
  };
}

/** The receipts of a run, each with a proof of its own; none where the run's signature is wrong. */
export function provedReceipts(key, run) {
  const receipts = receiptsOf(run);
  const levels = levelsOver(receipts.map(leafOf));
  const isRight = run.dudaokey === key.id
    && key.verifies(statement("receipts", run.from, levels.at(-1)[0], receipts.length), run.dudaosignature);
  return !isRight ? [] : receipts.map((receipt, index) => ({
    ...receipt,
    dudaokey: run.dudaokey,
    dudaosize: receipts.length,
    dudaoindex: index,
    ...(receipts.length > 1 && { dudaopath: pathTo(index, levels).toString("base64") }),
    dudaosignature: run.dudaosignature,
  }));
}
