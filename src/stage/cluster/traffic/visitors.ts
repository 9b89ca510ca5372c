import { Agent, get } from "node:http";

/** More at once would only queue up at a slow service. */
const MOST_AT_ONCE = 50;

/** People who use a service while it is deployed: so that there is something to measure. */
export type Visitors = {
  /** Sends no more, and drops what is under way. */
  stop(): void;
};

/** Asks for `/` at an even pace, whatever the answers are, and does not wait for one before it asks anew. */
export function startVisitors({ url, perSecond }: { url: string; perSecond: number }): Visitors {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_AT_ONCE });
  let open = 0;
  const began = performance.now();
  let sent = 0;
  const ask = (): void => {
    open += 1;
    get(`${url}/`, { agent }, (response) => response.resume())
      .on("error", () => undefined)
      .on("close", () => (open -= 1));
  };
  // Timers are late on a busy machine: what is due by then goes out together.
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; sent < due; sent += 1) if (open < MOST_AT_ONCE) ask();
  }, 10);
  return {
    stop: () => {
      clearInterval(timer);
      agent.destroy();
    },
  };
}
