// Joins as a peer of a node, once, and prints one line of JSON for each thing that was found true or not:
//   node src/join.js amqp|http '{"node", "key" (PEM file), "to", "toKey", "url", "listen" (http), "expect"}'
// `expect` is how many events the node has for this peer. Exit code 0 when all that was looked at is as it must be.
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { AmqpLink } from "./amqp.js";
import { HttpLink } from "./http.js";
import { Peer } from "./peer.js";
import { digestOf, ownKey, peerKey, withoutProof } from "./proof.js";

const TIMEOUT = 60_000;
const COVERED = "organization.PupilsCounted";
const NOT_COVERED = "organization.OrganizationRenamed";

const [kind, text] = process.argv.slice(2);
const { node, key, to, toKey, url, listen, expect } = JSON.parse(text);
const peer = new Peer(node, ownKey(readFileSync(key, "utf8")), to, peerKey(toKey));
const link = kind === "amqp" ? new AmqpLink(peer, url) : new HttpLink(peer, url);
const stranger = ownKey(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));

let wrong = 0;
function check(what, isTrue, seen) {
  wrong += isTrue ? 0 : 1;
  console.log(JSON.stringify({ check: what, ok: isTrue, ...(!isTrue && { seen }) }));
}

const counted = (sequence) => peer.message(sequence, COVERED, "2199000001", {
  code: "2199000001", pupils: sequence + 1, happenedOn: "2026-03-05",
});
const renamed = (sequence) => peer.message(sequence, NOT_COVERED, "2199000001", {
  code: "2199000001", formerName: "one", name: "another", happenedOn: "2026-03-05",
});

async function send(messages) {
  return peer.believable(await link.send(messages));
}

/** What the node sent about its work; it may send messages about the exchange itself as well. */
const events = () => peer.received
  .map(({ message }) => message)
  .filter((message) => !message.type.startsWith("org.dudaohub.exchange."));

async function theNodesMessages() {
  for (const end = Date.now() + TIMEOUT; events().length < expect && Date.now() < end; ) {
    await new Promise((wait) => setTimeout(wait, 100));
  }
  check("every event of the node came, and its proof is right", events().length === expect, events().length);
  const positions = peer.received.map(({ message }) => Number(message.dudaoposition));
  check("in the order of the node's ledger", positions.every((position, i) => i === 0 || position > positions[i - 1]), positions);
  check("one signature for many messages", peer.signatures.size < expect, peer.signatures.size);

  const good = events().find((message) => message.dudaosize > 1);
  const flipped = Buffer.from(good.dudaopath, "base64");
  flipped[0] ^= 1;
  const corrupted = {
    data: { ...good, data: { ...good.data, name: "another" } },
    subject: { ...good, subject: "another" },
    sequence: { ...good, sequence: String(Number(good.sequence) + 1) },
    "a further attribute": { ...good, further: "one" },
    place: { ...good, dudaoindex: (good.dudaoindex + 1) % good.dudaosize },
    size: { ...good, dudaosize: good.dudaosize + 1 },
    path: { ...good, dudaopath: flipped.toString("base64") },
    "shorter path": { ...good, dudaopath: flipped.subarray(32).toString("base64") },
    signature: { ...good, dudaosignature: peer.own.sign(Buffer.from("something else")) },
    key: { ...good, dudaokey: peer.own.id },
  };
  const unnoticed = Object.keys(corrupted).filter((part) => peer.fault(corrupted[part]) === undefined);
  check("a corrupted message of the node is noticed", peer.fault(good) === undefined && unnoticed.length === 0, unnoticed);
}

async function ownMessages() {
  const first = peer.sign([counted(0), counted(1), counted(2)]);
  const receipts = await send(first);
  check("receipts for a batch under one signature",
    first.every((message, i) => receipts.some((receipt) =>
      receipt.answer === "receipt" && receipt.sequence === i && receipt.digest === digestOf(message))),
    receipts);

  const again = await send([first[1]]);
  const receiptFor = (answers) => answers.find((answer) => answer.answer === "receipt" && answer.sequence === 1);
  check("a message taken out of its batch and sent again gets the first receipt again",
    JSON.stringify(receiptFor(again)) === JSON.stringify(receiptFor(receipts)), again);

  const ahead = await send(peer.sign([counted(7)]));
  check("a message that is ahead is answered by what is missing",
    ahead.some((answer) => answer.answer === "missing" && answer.sequence === 3 && answer.overtaken), ahead);

  const [right] = peer.sign([counted(3)]);
  await refused("a signature with another key", "BAD_SIGNATURE", false, {
    ...right, dudaosignature: stranger.sign(Buffer.from("statement")),
  });
  await refused("a message changed after it was signed", "BAD_SIGNATURE", false, {
    ...right, data: { ...right.data, pupils: 1_000_000 },
  });
  await refused("another message under a sequence that was taken", "CONFLICTING", false,
    peer.sign([{ ...withoutProof(first[1]), subject: "2199000002" }])[0]);

  const accepted = await send([right]);
  check("what was refused for its signature is taken when it is signed rightly",
    accepted.some((answer) => answer.answer === "receipt" && answer.sequence === 3 && answer.digest === digestOf(right)),
    accepted);

  await refused("what the agreement does not cover", "NOT_COVERED", true, peer.sign([renamed(4)])[0]);
  const last = peer.sign([counted(5)]);
  const after = await send(last);
  check("a lasting refusal takes the message's place and the feed goes on",
    after.some((answer) => answer.answer === "receipt" && answer.sequence === 5), after);
}

async function refused(what, code, lasting, message) {
  const answers = await send([message]);
  check(`refused: ${what}`,
    answers.some((answer) => answer.answer === "refusal" && answer.code === code && answer.lasting === lasting), answers);
}

async function httpOnly() {
  const rubbish = peer.believable(await link.sendRubbish());
  check("refused: what is no message", rubbish.some((answer) => answer.code === "UNREADABLE"), rubbish);
  const fetched = await (await link.fetchFeed(-1, 1_000)).json();
  check("the feed can be fetched",
    fetched.length >= expect && fetched.every((message) => peer.fault(message) === undefined)
      && peer.received.slice(0, expect).every(({ digest }, i) => digest === digestOf(fetched[i])),
    fetched.length);
  check("answers to what was fetched are taken", await link.answer(peer.receipts(0, fetched.length - 1)) === 204);
  check("the feed is not for a stranger", (await link.fetchFeed(-1, 10, new Date(), stranger)).status === 403);
  check("a request to fetch does not hold for ever", (await link.fetchFeed(-1, 10, new Date(Date.now() - 3_600_000))).status === 403);
}

await link.open(listen);
await theNodesMessages();
await ownMessages();
if (kind === "http") await httpOnly();
await link.close();
process.exitCode = wrong === 0 ? 0 : 1;
