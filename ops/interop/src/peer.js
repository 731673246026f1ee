// A peer as such, whatever link it uses: makes messages, takes messages, and knows a true answer from a false one.
import { CloudEvent } from "cloudevents";
import { digestOf, isSignedBy, provedReceipts, sign, signReceipts } from "./proof.js";

const KIND = { receipts: "receipts", refusal: "answers", missing: "answers" };

export class Peer {
  /** @param own key pair of `node`; @param other the key of the node `to` */
  constructor(node, own, to, other) {
    Object.assign(this, { node, own, to, other });
    this.received = [];
    this.signatures = new Set();
  }

  /** An event of this node as an unsigned message. */
  message(sequence, event, organization, data) {
    return new CloudEvent({
      id: `${this.node}/${sequence}`,
      source: `urn:dudao:node:${this.node}`,
      type: `org.dudaohub.${event}.v1`,
      subject: organization,
      time: new Date().toISOString(),
      datacontenttype: "application/json",
      sequence: String(sequence),
      dudaoposition: String(sequence),
      dudaorecipient: this.to,
      dudaometadata: JSON.stringify({ actor: this.node, channel: "api" }),
      data,
    }).toJSON();
  }

  sign(messages) {
    return sign(this.own, "messages", this.node, messages);
  }

  /** What is wrong with a message of the other node; undefined where nothing is. */
  fault(message) {
    if (!isSignedBy(this.other, "messages", this.to, message)) return "signature";
    // The official library validates; what is signed is the text as it came, so that is what is kept.
    const event = new CloudEvent(message);
    if (!event.validate()) return "CloudEvents";
    if (event.source !== `urn:dudao:node:${this.to}`) return "source";
    if (event.id !== `${this.to}/${event.dudaoposition}`) return "id";
    if (event.dudaorecipient !== this.node) return "recipient";
    return undefined;
  }

  /** Takes messages of the other node as a receiver must; returns this node's answers. */
  take(messages) {
    for (const message of [...messages].sort((a, b) => Number(a.sequence) - Number(b.sequence))) {
      const fault = this.fault(message);
      if (fault) throw new Error(`message ${message.id} has a wrong ${fault}`);
      const sequence = Number(message.sequence);
      if (sequence > this.received.length) {
        return this.answers({ answer: "missing", sequence: this.received.length, overtaken: true });
      }
      if (sequence === this.received.length) {
        this.received.push({ message, digest: digestOf(message), position: sequence, issuedAt: new Date().toISOString() });
        this.signatures.add(message.dudaosignature);
      }
    }
    const sequences = messages.map((message) => Number(message.sequence));
    return this.receipts(Math.min(...sequences), Math.max(...sequences));
  }

  /** Receipts from `first` to `last`; the same whenever they are asked for: a run is what was recorded at one time. */
  receipts(first, last) {
    const runs = [];
    for (const entry of this.received.slice(first, last + 1)) {
      const run = runs.at(-1);
      if (run?.issuedAt === entry.issuedAt) {
        run.digests.push(entry.digest);
      } else {
        runs.push({
          from: this.node, to: this.to, first: entry.position, position: entry.position,
          issuedAt: entry.issuedAt, digests: [entry.digest],
        });
      }
    }
    return runs.map((run) => signReceipts(this.own, run));
  }

  answers(...answers) {
    return sign(this.own, "answers", this.node, answers.map((answer) => ({ ...answer, from: this.node, to: this.to })));
  }

  /** The answers that are the other node's and for this one, receipts one by one; whatever else came is ignored. */
  believable(answers) {
    return answers
      .filter((answer) => answer.from === this.to && answer.to === this.node)
      .flatMap((answer) => {
        if (answer.answer === "receipts") return provedReceipts(this.other, answer);
        return isSignedBy(this.other, KIND[answer.answer], this.to, answer) ? [answer] : [];
      });
  }
}
