import { MOVING_TAG, type Source } from "./release.ts";

const PLACEHOLDER = "OWNER/miyabi";

/** The first line of an example tells where to copy it; there it tells the rest. */
const withoutCopy = (text: string): string =>
  text.replace(
    /^# Copy to [^\s:]+?\.yml[.:] (\S)/,
    (_, first: string) => `# ${first.toUpperCase()}`,
  );

/**
 * One of `examples/` as it is written into a repository: the placeholder's workflows, documentation and
 * schema are those of `source`.
 */
export function writtenFor(source: Source, example: string): string {
  const { repository, ref, version } = source;
  const comment = version === undefined ? "" : ` # ${version}`;
  return withoutCopy(example)
    .replaceAll(
      new RegExp(`${PLACEHOLDER}(/[\\w./-]+)@${MOVING_TAG}(?=\\s)`, "g"),
      (_, path: string) => `${repository}${path}@${ref}${comment}`,
    )
    .replaceAll(`${PLACEHOLDER}/blob/${MOVING_TAG}/`, `${repository}/blob/${ref}/`)
    .replaceAll(
      `raw.githubusercontent.com/${PLACEHOLDER}/${MOVING_TAG}/`,
      `raw.githubusercontent.com/${repository}/${ref}/`,
    );
}

const SCHEMA_LINE = /^# yaml-language-server: \$schema=.*$/m;

/**
 * A configuration that people have written, with the line by which editors find its schema; nothing else
 * of it is touched.
 * @param start the configuration that a new repository gets
 */
export function withSchemaLine(present: string, start: string): string {
  const line = SCHEMA_LINE.exec(start)?.[0] ?? "";
  if (SCHEMA_LINE.test(present)) return present.replace(SCHEMA_LINE, () => line);
  return `${line}\n${present}`;
}
