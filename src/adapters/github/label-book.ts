import { z } from "zod";
import { colorOf, identityOf, meaningOf } from "../../core/issue/labels.ts";
import type { JobMemory } from "../files/job-memory.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";

const KEY = "labels";
const Names = z.array(z.string());

export type LabelBook = {
  /** The repository's own spelling of each label (with its emoji, say); creates what is missing. */
  spell(names: readonly string[]): Promise<string[]>;
  /** The repository's own spelling of a label; undefined where it has none, and nothing is created. */
  spellingOf(name: string): Promise<string | undefined>;
};

/**
 * The repository's labels, listed once for a job and only when a label is needed that the issue
 * does not carry: one request for a hundred labels. GitHub would also create an unknown label by
 * itself, but grey, and beside an existing one that differs by its emoji.
 */
export function labelBook(client: GithubClient, place: Place, memory: JobMemory): LabelBook {
  let known: Promise<Map<string, string>> | undefined;
  const read = async (): Promise<Map<string, string>> => {
    const kept = Names.safeParse(parsed(await memory.recall(KEY)));
    return kept.success ? bookOf(kept.data) : listLabels(client, place);
  };
  const keep = (book: Map<string, string>): Promise<void> =>
    memory.keep(KEY, JSON.stringify([...book.values()]));
  const bookNow = () => (known ??= read());
  return {
    spellingOf: async (name) => (await bookNow()).get(identityOf(name)),
    async spell(names) {
      if (names.length === 0) return [];
      const book = await bookNow();
      const spelled: string[] = [];
      for (const name of names) {
        const present = book.get(identityOf(name));
        if (present === undefined) {
          await createLabel(client, place, name);
          book.set(identityOf(name), name);
        }
        spelled.push(present ?? name);
      }
      await keep(book);
      return spelled;
    },
  };
}

async function listLabels({ rest }: GithubClient, place: Place): Promise<Map<string, string>> {
  const names: string[] = [];
  for (let page = 1; ; page++) {
    const { data } = await rest.issues.listLabelsForRepo({ ...place, per_page: 100, page });
    names.push(...data.map(({ name }) => name));
    if (data.length < 100) return bookOf(names);
  }
}

function bookOf(names: readonly string[]): Map<string, string> {
  const book = new Map<string, string>();
  for (const name of names) {
    const present = book.get(identityOf(name));
    // The plain name wins where both spellings exist.
    if (present === undefined || name.length < present.length) book.set(identityOf(name), name);
  }
  return book;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function createLabel(client: GithubClient, place: Place, name: string): Promise<void> {
  const create = async () => {
    const description = meaningOf(name) ?? "";
    await client.rest.issues.createLabel({ ...place, name, color: colorOf(name), description });
    return true;
  };
  try {
    // Repeating is harmless: a label that landed answers 422.
    await client.createOnce(create, () => Promise.resolve(undefined));
  } catch (error) {
    if (!isRefusal(error, 422)) throw error;
  }
}
