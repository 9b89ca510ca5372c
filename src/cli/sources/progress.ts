/** What a command is at, on one line of stderr that is drawn again; nothing where that is no terminal. */
export type Progress = { at(text: string): void; end(): void };

const CLEAR = "\r\u001B[2K";

export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { at: () => undefined, end: () => undefined };
  return {
    at(text) {
      const width = stream.columns > 0 ? stream.columns : 80;
      stream.write(`${CLEAR}${text.slice(0, width - 1)}`);
    },
    end: () => void stream.write(CLEAR),
  };
}
