import { z } from "zod";
import { UserError } from "../errors.ts";
import { SessionRecord } from "./session.ts";

type Stored = Readonly<Record<string, unknown>>;

/** Makes a record of one schema a record of the next. Once released, a step is never changed. */
export type Migration = (record: Stored) => Stored;

/** The first makes schema 1 schema 2, and so on. Records of each schema are kept in test/core/session/records. */
const MIGRATIONS: readonly Migration[] = [];

const Versioned = z.looseObject({ schema: z.number().int().positive() });

/**
 * A stored record as the newest schema has it, not yet checked.
 * @throws UserError invalid_input where a newer Miyabi wrote it: what that knows would be lost
 */
export function migrated(value: unknown, migrations: readonly Migration[] = MIGRATIONS): Stored {
  const record = Versioned.parse(value);
  const newest = migrations.length + 1;
  if (record.schema > newest)
    throw new UserError(
      "invalid_input",
      `The session was saved by a newer Miyabi: its schema is ${record.schema}, and this version reads up to ${newest}. Use that version (or a later one) again; nothing was changed.`,
    );
  return migrations
    .slice(record.schema - 1)
    .reduce<Stored>((older, migrate) => migrate(older), record);
}

/** A stored record, whatever released version of Miyabi wrote it. @throws ZodError, UserError invalid_input */
export const storedSession = (value: unknown): SessionRecord =>
  SessionRecord.parse(migrated(value));
