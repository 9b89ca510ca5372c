import type { LogLimits, PastWork } from "../../src/ports/past-work.ts";

/** A log of so many files, newest first; `broken` makes reading fail. */
export class FakePastWork implements PastWork {
  readonly asked: LogLimits[] = [];
  broken: string | undefined;
  readonly #files: readonly string[];

  constructor(...files: string[]) {
    this.#files = files;
  }

  async logs(limits: LogLimits): Promise<string[]> {
    this.asked.push(limits);
    if (this.broken !== undefined) throw new Error(this.broken);
    return this.#files.slice(0, limits.files);
  }
}
