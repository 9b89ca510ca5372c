const PREFIX = "output:";
/** Of one assignment, so that its memory is bounded: each output has at most two streams of 1 MiB. */
const MAX_OUTPUTS = 8;

/**
 * Long outputs of one assignment, whole, in our memory: the model reads on in them without running the
 * command again, and nothing that runs in the worktree can change or see them.
 */
export class KeptOutputs {
  readonly #outputs = new Map<string, string>();
  #count = 0;

  /** The name under which the tool `read` finds it, e.g. `output:3`. The oldest makes room. */
  keep(text: string): string {
    this.#count += 1;
    const name = `${PREFIX}${this.#count}`;
    this.#outputs.set(name, text);
    const [oldest] = this.#outputs.keys();
    if (this.#outputs.size > MAX_OUTPUTS && oldest !== undefined) this.#outputs.delete(oldest);
    return name;
  }

  find(name: string): string | undefined {
    return this.#outputs.get(name);
  }

  /** The name is that of an output which made room for later ones. */
  isGone(name: string): boolean {
    const number = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : NaN);
    return number >= 1 && number <= this.#count && !this.#outputs.has(name);
  }
}
