import { digestOf } from "../digest.ts";

type Value =
  | { stringValue: string }
  /** 64 bits: a text in the protocol's JSON. */
  | { intValue: string }
  | { doubleValue: number }
  | { boolValue: boolean };
export type Attribute = { key: string; value: Value };

/**
 * One span in the JSON of OTLP 1 (https://opentelemetry.io/docs/specs/otlp/, "JSON Protobuf Encoding"): ids in hex,
 * enumerations as numbers, times in nanoseconds as text.
 */
export type Span = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 1 internal, 3 client. */
  kind: 1 | 3;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
  /** 0 unset, 1 ok, 2 error. */
  status: { code: 0 | 1 | 2 };
};

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What is undefined is left out. */
export const attributesOf = (attributes: Attributes): Attribute[] =>
  Object.entries(attributes).flatMap(([key, value]): Attribute[] => {
    if (value === undefined) return [];
    if (typeof value === "boolean") return [{ key, value: { boolValue: value } }];
    if (typeof value === "string") return [{ key, value: { stringValue: value } }];
    return Number.isSafeInteger(value)
      ? [{ key, value: { intValue: String(value) } }]
      : [{ key, value: { doubleValue: value } }];
  });

/** 16 bytes: the same for the same issue, so that exporting it again adds to the same trace. */
export const traceIdOf = (repository: string, issue: number): string =>
  digestOf(`miyabi trace ${repository.toLowerCase()}#${issue}`).slice(0, 32);

/** 8 bytes: the same for the same part of the same trace. */
export const spanIdOf = (traceId: string, key: string): string =>
  digestOf(`miyabi span ${traceId} ${key}`).slice(0, 16);

/** Nanoseconds since the epoch, of whole milliseconds. */
export const nanos = (milliseconds: number): string =>
  `${Math.max(0, Math.round(milliseconds))}000000`;
