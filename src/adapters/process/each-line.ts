import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** A longer line is no message of any program of ours; whoever writes one without an end shall not fill our memory. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

const LINE_END = 0x0a;

/** Calls back for each line of a stream, the last one too where it has no end; not for lines of over 16 Mi characters. */
export function eachLine(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder("utf8");
  let line = "";
  let isTooLong = false;
  const add = (text: string): void => {
    isTooLong ||= line.length + text.length > MOST_CHARACTERS;
    line = isTooLong ? "" : line + text;
  };
  const end = (): void => {
    if (!isTooLong) onLine(line.replace(/\r$/, ""));
    line = "";
    isTooLong = false;
  };
  stream.on("data", (chunk: Buffer) => {
    // Nothing is made a text that nobody will be told of.
    if (isTooLong && !chunk.includes(LINE_END)) return;
    const [first = "", ...more] = decoder.write(chunk).split("\n");
    add(first);
    for (const next of more) {
      end();
      add(next);
    }
  });
  stream.once("close", () => {
    add(decoder.end());
    if (line !== "") end();
  });
}
