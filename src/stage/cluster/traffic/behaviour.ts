/** How a container of an image behaves: what the stage has in place of programs in images. */
export type Behaviour = {
  /** Default ready. The other two never become ready. */
  start: "ready" | "image_pull_back_off" | "crash_loop";
  /** Status of GET /health, default 200. Another one fails readiness probes as well. */
  health: number;
  /** Share of requests that are answered with 500, from 0 to 1. `/metrics` is never one of them. */
  errorRate: number;
  /** Before each answer but that of `/metrics`. */
  latencyMs: number;
  /** What the container writes each time it runs; "" for a line or two that fit to how it starts. */
  log: string;
};

const HEALTHY: Behaviour = { start: "ready", health: 200, errorRate: 0, latencyMs: 0, log: "" };

type Rule = { part: string; behaviour: Behaviour; namespace: string | undefined };

/** The behaviours of images: the newest rule whose text is in the image's name decides. */
export class Images {
  readonly #rules: Rule[] = [];
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /**
   * @param part e.g. `shop:2`, or the digest; takes effect at once, for running pods as well
   * @param namespace every one where it is left out
   */
  set(part: string, behaviour: Partial<Behaviour>, namespace?: string): void {
    this.#rules.unshift({ part, behaviour: { ...HEALTHY, ...behaviour }, namespace });
    this.#onChange();
  }

  /** Healthy where no rule speaks of it. */
  of(image: string, namespace: string): Behaviour {
    const rule = this.#rules.find(
      (one) =>
        image.includes(one.part) && (one.namespace === undefined || one.namespace === namespace),
    );
    return rule?.behaviour ?? HEALTHY;
  }
}
