// The HTTP link: calls the other node, and serves what the other node calls.
import { createServer } from "node:http";
import { HTTP } from "cloudevents";
import { sign } from "./proof.js";

const BATCH = "application/cloudevents-batch+json";
const ANSWERS = "application/vnd.dudao.answers+json";
const TIMEOUT = 30_000;

export class HttpLink {
  constructor(peer, url) {
    Object.assign(this, { peer, url });
  }

  /** Serves `POST /peer/v1/messages` on the port. */
  async open(port) {
    this.server = createServer(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      if (request.method === "POST" && request.url === "/peer/v1/messages") {
        const message = { headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
        if (!HTTP.isEvent(message)) throw new Error("not a batch of CloudEvents");
        response.writeHead(200, { "content-type": ANSWERS });
        response.end(JSON.stringify(this.peer.take(JSON.parse(message.body))));
      } else {
        response.writeHead(404).end();
      }
    });
    await new Promise((listening) => this.server.listen(port, "127.0.0.1", listening));
  }

  /** Sends the messages; returns what came as answers. */
  async send(messages) {
    const response = await this.post("messages", BATCH, JSON.stringify(messages));
    if (response.status !== 200) throw new Error(`POST messages: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Sends what is no message; returns what came as answers. */
  sendRubbish() {
    return this.send([{ specversion: "1.0", source: `urn:dudao:node:${this.peer.node}`, id: "rubbish" }]);
  }

  post(path, type, body) {
    return fetch(`${this.url}/peer/v1/${path}`, {
      method: "POST", headers: { "content-type": type }, body, signal: AbortSignal.timeout(TIMEOUT),
    });
  }

  /** Fetches the feed as a node does that its peer can't reach. */
  fetchFeed(after, limit, time = new Date(), key = this.peer.own) {
    const { node, to } = this.peer;
    const text = time.toISOString().replace(".000Z", "Z");
    const [request] = sign(key, "request", node, [{ from: node, to, after, limit, time: text }]);
    return fetch(`${this.url}/peer/v1/feed?after=${after}&limit=${limit}`, {
      headers: {
        "Dudao-Node": node, "Dudao-Time": text, "Dudao-Key": request.dudaokey, "Dudao-Signature": request.dudaosignature,
      },
      signal: AbortSignal.timeout(TIMEOUT),
    });
  }

  /** Posts answers to messages that were fetched. */
  async answer(answers) {
    return (await this.post("answers", ANSWERS, JSON.stringify(answers))).status;
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
