import { NO_MEMORY } from "../../adapters/files/job-memory.ts";
import { labelBook } from "../../adapters/github/label-book.ts";
import { LABELS } from "../../core/issue/labels.ts";
import type { RepositoryAccess } from "../repository-access.ts";

/**
 * Makes the labels of the label book that a repository lacks; one that it spells with an emoji is there.
 * @returns names of those that were missing
 */
export async function makeLabels(
  { client, place }: RepositoryAccess,
  { dryRun, tell }: { dryRun: boolean; tell: (text: string) => void },
): Promise<string[]> {
  const book = labelBook(client, place, NO_MEMORY);
  const missing: string[] = [];
  for (const { name } of LABELS)
    if ((await book.spellingOf(name)) === undefined) missing.push(name);
  if (!dryRun && missing.length > 10)
    tell(`labels  ${missing.length} to make; GitHub takes one in a second\n`);
  if (!dryRun) await book.spell(missing);
  return missing;
}
