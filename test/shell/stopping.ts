/** A process that asks to be told of its job's end, tells why on a line, and does not end by itself. */
import { watchForStop } from "../../src/shell/stop.ts";

const stop = watchForStop({ minutes: Number(process.env["MINUTES"]) });
setInterval(() => undefined, 60_000);
stop.signal.addEventListener("abort", () => process.stdout.write(`${stop.reason() ?? "none"}\n`));
process.stdout.write("ready\n");
