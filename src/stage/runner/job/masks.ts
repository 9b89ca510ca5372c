const base64Variants = (value: string): string[] =>
  // The value may stand at any of three offsets in a longer text that is encoded as base64.
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(" ".repeat(shift) + value).toString("base64");
    const stable = encoded.replace(/=+$/, "");
    return stable.slice(shift === 0 ? 0 : shift + 1, encoded === stable ? undefined : -1);
  });

/** What else a value may look like in output (runner: Sdk/DTLogging/Logging/ValueEncoders.cs). */
const variants = (value: string): string[] => [
  value,
  JSON.stringify(value).slice(1, -1),
  encodeURIComponent(value),
  value.replace(/^"|"$/g, ""),
  ...(value.length >= 8 ? base64Variants(value) : []),
];

/** The secrets of one job, replaced by `***` in everything that is shown. */
export class Masks {
  readonly #values = new Set<string>();
  #sorted: string[] = [];

  /** Also masks each line of a value with several lines. */
  add(value: string): void {
    for (const part of [value, ...value.split(/\r?\n|\r/)])
      if (part.trim() !== "")
        for (const variant of variants(part)) if (variant !== "") this.#values.add(variant);
    // Longest first: a secret that holds another one disappears as a whole.
    this.#sorted = [...this.#values].sort((a, b) => b.length - a.length);
  }

  hide(text: string): string {
    return this.#sorted.reduce((shown, value) => shown.replaceAll(value, "***"), text);
  }

  occurIn(text: string): boolean {
    return this.#sorted.some((value) => text.includes(value));
  }
}
