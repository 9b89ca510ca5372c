import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Behaviour } from "./behaviour.ts";
import { PodMetrics } from "./metrics.ts";

/** A program in a pod: it answers as its image behaves, and counts. */
export class SampleService {
  readonly metrics = new PodMetrics();
  readonly #image: string;
  readonly #behaviour: () => Behaviour;
  #asked = 0;

  constructor(image: string, behaviour: () => Behaviour) {
    this.#image = image;
    this.#behaviour = behaviour;
  }

  /** `/health` with the status that is set, anything else 200; errors evenly among them. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    const { health, errorRate, latencyMs } = this.#behaviour();
    this.#asked += 1;
    const fails = Math.floor(this.#asked * errorRate) > Math.floor((this.#asked - 1) * errorRate);
    if (latencyMs > 0) await sleep(latencyMs);
    const isHealth = (request.url ?? "").split("?", 1)[0] === "/health";
    const status = fails ? 500 : isHealth ? health : 200;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ status: status === 200 ? "ok" : "error", image: this.#image }));
    this.metrics.note({ status, seconds: (performance.now() - began) / 1000 });
  }
}
