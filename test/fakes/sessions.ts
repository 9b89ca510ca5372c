import { SessionRecord } from "../../src/core/session/session.ts";
import type { Sessions } from "../../src/ports/sessions.ts";

/** Every revision ever saved, validated as the real store validates it. */
export class FakeSessions implements Sessions {
  readonly saved: SessionRecord[] = [];

  constructor(...records: SessionRecord[]) {
    this.saved.push(...records);
  }

  async load(issue: number): Promise<SessionRecord | undefined> {
    return this.saved.findLast((record) => record.issue.number === issue);
  }

  async save(record: SessionRecord): Promise<SessionRecord> {
    const last = await this.load(record.issue.number);
    const revision = record.revision + (last ? 1 : 0);
    if (last && last.revision >= revision) throw new Error(`revision ${revision} exists`);
    const next = SessionRecord.parse({ ...record, revision });
    this.saved.push(next);
    return next;
  }
}
