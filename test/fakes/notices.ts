import type { Notice } from "../../src/core/notices/notice.ts";
import { rememberNotices } from "../../src/core/notices/remember.ts";
import type { SessionRecord } from "../../src/core/session/session.ts";
import type { Notices } from "../../src/ports/notices.ts";

/** One channel, Slack; what arrived is in `arrived`, oldest first. */
export class FakeNotices implements Notices {
  readonly arrived: Notice[] = [];
  /** Why nothing goes out, while it is set. */
  down: string | undefined;
  wrong: string[] = [];

  async tell(record: SessionRecord, notices: readonly Notice[]): Promise<SessionRecord> {
    const isNew = ({ key }: Notice): boolean =>
      !record.notices?.some((one) => one.key === key && one.outcome === "sent");
    const due = notices.filter(isNew);
    const why = this.down;
    if (why === undefined) this.arrived.push(...due);
    return rememberNotices(
      record,
      due.map(({ key }) => ({
        key,
        channel: "slack",
        at: "2026-01-05T10:00:00.000Z",
        ...(why === undefined ? { outcome: "sent" } : { outcome: "failed", why }),
      })),
    );
  }

  problems(): Promise<string[]> {
    return Promise.resolve(this.wrong);
  }
}
