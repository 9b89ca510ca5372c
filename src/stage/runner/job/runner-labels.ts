import { record, text } from "../language/values.ts";

const listed = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(text) : [text(value)];

/** Labels of an evaluated `runs-on`; a group alone has none. */
const labelsOf = (runsOn: unknown): string[] =>
  typeof runsOn === "object" && runsOn !== null && !Array.isArray(runsOn)
    ? listed(record(runsOn)["labels"] ?? [])
    : listed(runsOn);

/** Any label means this machine, except those of other operating systems. Throws for them. */
export const checkLabels = (runsOn: unknown, job: string): void => {
  for (const label of labelsOf(runsOn))
    if (/^(windows|macos)/i.test(label))
      throw new Error(
        `'runs-on: ${label}' of job '${job}' is not supported on the local stage (Linux only)`,
      );
};
