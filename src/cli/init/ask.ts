import { createInterface } from "node:readline/promises";

/** A question that is answered with yes or no; anything but y and yes is no. */
export type Ask = (question: string) => Promise<boolean>;

/** On the terminal; undefined where nobody sits at one. */
export function terminalAsk(): Ask | undefined {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input, output });
    try {
      return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
    } finally {
      lines.close();
    }
  };
}
