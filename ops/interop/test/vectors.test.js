// The protocol's own vectors, checked with nothing but what this folder holds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import canonicalize from "canonicalize";
import { CloudEvent } from "cloudevents";
import { digestOf, isSignedBy, ownKey, peerKey, provedReceipts, sign, signReceipts, withoutProof } from "../src/proof.js";

const here = fileURLToPath(new URL("../../../connectors/src/test/vectors", import.meta.url));
const read = (name) => readFileSync(join(process.env.VECTORS ?? here, name), "utf8");
const vectors = JSON.parse(read("ed25519.json"));
const own = ownKey(read("ed25519.pem"));
const key = peerKey(vectors.publicKey);
const [receipts, refusal, missing] = vectors.answers;

test("keys and their ids", () => {
  assert.equal(own.publicKey, vectors.publicKey);
  assert.equal(own.id, vectors.keyId);
  assert.equal(key.id, vectors.keyId);
});

test("canonical form and digests", () => {
  assert.equal(canonicalize(withoutProof(vectors.messages[0])), vectors.canonicalOfFirst);
  assert.deepEqual(vectors.messages.map(digestOf), vectors.digests);
});

test("messages are CloudEvents that prove themselves alone", () => {
  for (const message of vectors.messages) {
    assert.ok(new CloudEvent(message).validate());
    assert.ok(isSignedBy(key, "messages", "qingdi", message));
    assert.ok(!isSignedBy(key, "answers", "qingdi", message));
    assert.ok(!isSignedBy(key, "messages", "lanjiang", message));
  }
});

test("the same signatures can be made", () => {
  assert.deepEqual(sign(own, "messages", "qingdi", vectors.messages.map(withoutProof)), vectors.messages);
  assert.deepEqual(sign(own, "answers", "lanjiang", [refusal, missing].map(withoutProof)), [refusal, missing]);
  const { answer, dudaokey, dudaosignature, ...run } = receipts;
  assert.deepEqual(signReceipts(own, run), receipts);
});

test("receipts of a run, one by one", () => {
  const proved = provedReceipts(key, receipts);
  assert.equal(proved.length, 5);
  assert.deepEqual(proved[2], vectors.receiptOfThird);
  proved.forEach((receipt) => assert.ok(isSignedBy(key, "receipts", "lanjiang", receipt)));
  assert.deepEqual(provedReceipts(key, { ...receipts, position: receipts.position + 1 }), []);
});

test("requests are signed", () => {
  for (const request of [vectors.request, vectors.attachmentRequest]) {
    assert.ok(isSignedBy(key, "request", "lanjiang", request));
    assert.deepEqual(sign(own, "request", "lanjiang", [withoutProof(request)]), [request]);
  }
});

test("any change is noticed", () => {
  const message = vectors.messages[3];
  for (const changed of [
    { ...message, subject: "another" },
    { ...message, data: { ...message.data, visit: "another" } },
    { ...message, dudaoindex: 2 },
    { ...message, dudaosize: 6 },
    { ...message, dudaopath: vectors.messages[2].dudaopath },
    { ...message, dudaopath: message.dudaopath + message.dudaopath },
    { ...message, dudaopath: undefined },
    { ...message, dudaosignature: refusal.dudaosignature },
    { ...message, dudaokey: "another" },
  ]) {
    assert.ok(!isSignedBy(key, "messages", "qingdi", changed));
  }
});
