import { clearScreenDown, moveCursor } from "node:readline";
import type { RunChange, RunRecord } from "../../stage/contract/runs.ts";
import { renderJobChange, renderRuns } from "./run-view.ts";

export type LiveView = {
  hear(change: RunChange): void;
  /** A line of its own above the graph, e.g. what a person did. */
  note(line: string): void;
  close(): void;
};

/** On a terminal the whole graph, drawn again in place; else a line for each change. Progress goes to stderr. */
export function liveView(stream: NodeJS.WriteStream): LiveView {
  return stream.isTTY ? drawn(stream) : lines(stream);
}

function lines(stream: NodeJS.WriteStream): LiveView {
  const last = new Map<number, string>();
  return {
    hear(change) {
      if (change.kind === "run" && change.run.error) stream.write(`error    ${change.run.error}\n`);
      if (change.kind !== "job") return;
      const line = renderJobChange(change.job);
      if (line === undefined || last.get(change.job.id) === line) return;
      last.set(change.job.id, line);
      stream.write(`${line}\n`);
    },
    note: (line) => void stream.write(`${line}\n`),
    close: () => undefined,
  };
}

const REDRAW_MS = 120;

function drawn(stream: NodeJS.WriteStream): LiveView {
  const runs = new Map<number, RunRecord>();
  let height = 0;
  let tick = 0;
  const draw = (): void => {
    const width = stream.columns > 0 ? stream.columns : 80;
    const room = Math.max(5, (stream.rows > 0 ? stream.rows : 24) - 2);
    const all = renderRuns([...runs.values()], new Date(), tick++);
    const text = all.slice(-room).map((line) => line.slice(0, width - 1));
    moveCursor(stream, 0, -height);
    clearScreenDown(stream);
    stream.write(text.map((line) => `${line}\n`).join(""));
    height = text.length;
  };
  const timer = setInterval(draw, REDRAW_MS);
  let closed = false;
  return {
    hear: (change) => void runs.set(change.run.id, change.run),
    note(line) {
      moveCursor(stream, 0, -height);
      clearScreenDown(stream);
      height = 0;
      stream.write(`${line}\n`);
      draw();
    },
    close() {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      draw();
    },
  };
}
