import type { SessionRecord } from "../core/session/session.ts";

/** Traces of sessions, for whoever collects them. */
export interface Telemetry {
  /**
   * Sends sessions as traces. Never throws and ends by itself after a while.
   * @returns why it could not, as a sentence; undefined where it is done, or nobody collects traces
   */
  export(records: readonly SessionRecord[]): Promise<string | undefined>;
}
