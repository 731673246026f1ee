// The RabbitMQ link: an inbox of its own for the one peer, messages and answers by the same way.
import amqp from "amqplib";

const MESSAGE = "application/cloudevents+json";
const BATCH = "application/cloudevents-batch+json";
const ANSWERS = "application/vnd.dudao.answers+json";
const EXCHANGE = "dudao";
const INBOX_BYTES = 268435456;
const TIMEOUT = 30_000;
const AGAIN = 500;

export class AmqpLink {
  constructor(peer, url) {
    Object.assign(this, { peer, url });
    this.answers = [];
    this.waiting = [];
  }

  async open() {
    const { node, to } = this.peer;
    this.connection = await amqp.connect(this.url);
    this.out = await this.connection.createConfirmChannel();
    this.out.on("return", () => { this.returned = true; });
    this.in = await this.connection.createChannel();
    await this.in.assertExchange(EXCHANGE, "topic", { durable: true });
    const dead = `dudao.dead.${node}`;
    const inbox = `dudao.inbox.${node}.${to}`;
    const quorum = { "x-queue-type": "quorum", "x-max-length-bytes": INBOX_BYTES };
    await this.in.assertQueue(dead, { durable: true, arguments: quorum });
    await this.in.assertQueue(inbox, {
      durable: true,
      arguments: {
        ...quorum,
        "x-delivery-limit": 10,
        "x-overflow": "reject-publish",
        "x-dead-letter-exchange": "",
        "x-dead-letter-routing-key": dead,
      },
    });
    await this.in.bindQueue(inbox, EXCHANGE, `${node}.${to}`);
    await this.in.consume(inbox, (delivery) => this.take(delivery));
  }

  /** Acknowledged when stored; then the answers go out. */
  async take(delivery) {
    const body = JSON.parse(delivery.content.toString("utf8"));
    const type = delivery.properties.contentType;
    if (type === ANSWERS) {
      this.answers.push(...body);
      this.in.ack(delivery);
      this.waiting.splice(0).forEach((wake) => wake());
    } else {
      const answers = this.peer.take(type === MESSAGE ? [body] : body);
      this.in.ack(delivery);
      await this.publish(ANSWERS, answers);
    }
  }

  /** Publishes persistent, mandatory and confirmed; again where the other node has no inbox yet. */
  async publish(type, body) {
    const { node, to } = this.peer;
    for (const end = Date.now() + TIMEOUT; Date.now() < end; await new Promise((wait) => setTimeout(wait, AGAIN))) {
      this.returned = false;
      this.out.publish(EXCHANGE, `${to}.${node}`, Buffer.from(JSON.stringify(body)), {
        persistent: true, mandatory: true, contentType: type,
      });
      await this.out.waitForConfirms();
      if (!this.returned) return;
    }
    throw new Error(`${to} has no inbox on the broker`);
  }

  /** Sends the messages; returns what came as answers since, as soon as each message is covered by one. */
  async send(messages) {
    this.answers = [];
    await this.publish(messages.length === 1 ? MESSAGE : BATCH, messages.length === 1 ? messages[0] : messages);
    const covered = (message) => this.answers.some((answer) =>
      answer.answer === "receipts"
        ? answer.first <= Number(message.sequence) && Number(message.sequence) < answer.first + answer.digests.length
        : answer.answer === "missing" || answer.sequence === Number(message.sequence));
    for (const end = Date.now() + TIMEOUT; !messages.every(covered); ) {
      if (Date.now() > end) throw new Error(`no answer to ${messages.map((message) => message.id)}`);
      await new Promise((wake) => { this.waiting.push(wake); setTimeout(wake, AGAIN); });
    }
    return this.answers;
  }

  async close() {
    await this.connection.close();
  }
}
