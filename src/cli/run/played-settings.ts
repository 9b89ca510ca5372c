import { parseDocument } from "yaml";

/** What reaches beyond the machine, or waits for people: no part of a play on it. */
const LEFT_OUT = ["deploy", "notices", "knowledge", "telemetry"] as const;

export type PlayedSettings = {
  /** `.github/miyabi.yml` as it is played. */
  text: string;
  /** Keys that it has and that play no part. */
  leftOut: string[];
};

/** A repository's own configuration as it is played on this machine; everything else of it counts. */
export function playedSettings(
  text: string,
  { sandboxOff }: { sandboxOff: boolean },
): PlayedSettings {
  const document = parseDocument(text);
  const leftOut = LEFT_OUT.filter((key) => document.has(key));
  for (const key of leftOut) document.delete(key);
  if (sandboxOff) document.set("sandbox", "off");
  // A document of comments alone is none once nothing else is in it.
  return { text: document.contents === null ? "" : document.toString(), leftOut };
}
