import type { Journal } from "../../src/ports/journal.ts";

type Entry = { key: string; at: Date; markdown: string };

/** A log in memory that keeps each key once; `broken` makes it fail. */
export class FakeJournal implements Journal {
  readonly entries: Entry[] = [];
  broken: string | undefined;

  async append(entries: readonly Entry[]): Promise<void> {
    if (this.broken !== undefined) throw new Error(this.broken);
    for (const entry of entries)
      if (!this.entries.some(({ key }) => key === entry.key)) this.entries.push(entry);
  }
}
