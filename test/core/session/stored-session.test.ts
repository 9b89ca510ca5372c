import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { resumeFrom } from "../../../src/core/session/resumption.ts";
import { renderSession } from "../../../src/core/session/session-view.ts";
import { migrated, storedSession } from "../../../src/core/session/stored-session.ts";
import { isStopped } from "../../../src/core/session/transitions.ts";
import { session } from "../../fakes/records.ts";

const RECORDS = join(import.meta.dirname, "records");
/** As runs of each schema have stored them; a file is never changed. */
const stored = readdirSync(RECORDS).sort();

test("fault 36: there are stored records of each schema, of sessions that wait, stopped, and are done", () => {
  expect(stored).toEqual([
    "schema-1-awaiting-approval.json",
    "schema-1-blocked.json",
    "schema-1-done.json",
    "schema-1-failed.json",
  ]);
});

test.each(stored)("fault 36: %s is read, shown and taken up", (file) => {
  const text = readFileSync(join(RECORDS, file), "utf8");
  const record = storedSession(JSON.parse(text));
  expect(file).toContain(record.state);
  expect(renderSession(record)).toContain(`#${record.issue.number}`);
  if (isStopped(record.state) || record.state === "awaiting-approval")
    expect(resumeFrom(record, undefined).state).toMatch(/analyzing|implementing|reviewing|deploy/);
  // Nothing that was stored is lost on the way.
  expect(record).toEqual(JSON.parse(text));
});

const rename = ({ title, ...rest }: Readonly<Record<string, unknown>>) => ({
  ...rest,
  name: title,
  schema: 2,
});
const add = (record: Readonly<Record<string, unknown>>) => ({ ...record, colour: 1, schema: 3 });

test("fault 36: a record takes every step from its own schema to the newest", () => {
  const steps = [rename, add];
  const newest = { schema: 3, name: "a", colour: 1 };
  expect(migrated({ schema: 1, title: "a" }, steps)).toEqual(newest);
  expect(migrated({ schema: 2, name: "a" }, steps)).toEqual(newest);
  expect(migrated(newest, steps)).toEqual(newest);
});

test("a record that a newer Miyabi wrote is refused with what to do, not read by half", () => {
  expect(() => storedSession({ ...session(), schema: 2 })).toThrow(/newer Miyabi.*schema is 2.*1/s);
});

test.each([[undefined], [{}], [{ schema: "1" }], [{ ...session(), state: "lost" }]])(
  "what is no record is a fault: %j",
  (value) => {
    expect(() => storedSession(value)).toThrow();
  },
);
