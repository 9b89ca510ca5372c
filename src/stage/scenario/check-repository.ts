import type { Expectation } from "./expectation.ts";
import type { Outcome } from "./outcome.ts";
import { unless } from "./unless.ts";
import { differences } from "./wildcard.ts";

/** Files, branches and tags of the repository at the end. */
export const checkRepository = (expect: Expectation, outcome: Outcome): string[] => [
  ...Object.entries(expect.files ?? {}).flatMap(([path, wanted]) =>
    checkFile(path, wanted, outcome.files[path]),
  ),
  ...(expect.branches ? differences("branches", expect.branches, outcome.branches) : []),
  ...(expect.tags ? differences("tags", expect.tags, outcome.tags) : []),
];

function checkFile(
  path: string,
  wanted: NonNullable<Expectation["files"]>[string],
  text: string | undefined,
): string[] {
  if (wanted === false) return unless(text === undefined, `files: ${path} should not be there`);
  if (text === undefined) return [`files: ${path} is missing`];
  if (wanted === true) return [];
  return [
    ...(wanted.contains ?? []).flatMap((part) =>
      unless(text.includes(part), `files: ${path} does not contain "${part}"`),
    ),
    ...(wanted.lacks ?? []).flatMap((part) =>
      unless(!text.includes(part), `files: ${path} contains "${part}"`),
    ),
  ];
}
