import type { SessionRecord } from "../../src/core/session/session.ts";
import type { Telemetry } from "../../src/ports/telemetry.ts";

/** Keeps what arrived, or is `down` and says so. */
export class FakeTelemetry implements Telemetry {
  readonly arrived: SessionRecord[] = [];
  down: string | undefined;

  export(records: readonly SessionRecord[]): Promise<string | undefined> {
    if (this.down === undefined) this.arrived.push(...records);
    return Promise.resolve(this.down);
  }
}
