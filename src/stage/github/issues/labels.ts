export type Label = { id: number; name: string; color: string; description: string | null };

/** The labels that the repository has, by name without regard to case, as at GitHub. */
export class Labels {
  readonly #byName = new Map<string, Label>();

  all(): Label[] {
    return [...this.#byName.values()];
  }

  get(name: string): Label | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  put(label: Label): void {
    this.#byName.set(label.name.toLowerCase(), label);
  }

  remove(label: Label): void {
    this.#byName.delete(label.name.toLowerCase());
  }
}
