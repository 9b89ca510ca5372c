import type { Attributes, Span } from "./span.ts";

/** What becomes a span of a session's trace. */
export type Part = {
  /** Names the part within the trace, whatever becomes of it. */
  key: string;
  name: string;
  kind?: Span["kind"];
  startedAt: string;
  seconds: number;
  /** Key of the part that it lies in; the session itself where absent. */
  parent?: string;
  bad?: boolean | undefined;
  attributes: Attributes;
};
