import { z } from "zod";

const Level = z.enum(["read", "write", "none"]);
const Grant = z.union([z.enum(["read-all", "write-all"]), z.record(z.string(), Level)]);
/** What `permissions:` says; undefined where it is left out. */
export type Grant = z.infer<typeof Grant>;

const Empty = z.null().transform(() => ({}));
const Job = z
  .object({
    uses: z.string().optional(),
    permissions: Grant.or(Empty).optional(),
    secrets: z.union([z.literal("inherit"), z.record(z.string(), z.unknown()), Empty]).optional(),
  })
  .loose();
/** As much of a workflow file as matters here. */
const Workflow = z
  .object({
    on: z.unknown().optional(),
    permissions: Grant.or(Empty).optional(),
    jobs: z.record(z.string(), Job).default({}),
  })
  .loose();

/** A job that calls one of Miyabi's workflows. */
export type Call = {
  job: string;
  /** `owner/name` of Miyabi. */
  repository: string;
  ref: string;
  /** Name of the called file. */
  file: string;
  granted: Grant | undefined;
  /** Names of the secrets that it passes on. */
  secrets: "inherit" | readonly string[];
  /** Events of the workflow, with their types where it names some. */
  events: ReadonlyMap<string, readonly string[]>;
};

const Types = z.object({ types: z.union([z.string(), z.array(z.string())]) }).loose();

function eventsOf(on: unknown): Map<string, readonly string[]> {
  if (typeof on === "string") return new Map([[on, []]]);
  const list = z.array(z.string()).safeParse(on);
  if (list.success) return new Map(list.data.map((name) => [name, []]));
  const entries = Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(on));
  return new Map(
    entries.map(([name, value]) => {
      const parsed = Types.safeParse(value);
      return [name, parsed.success ? [parsed.data.types].flat() : []];
    }),
  );
}

/**
 * The jobs of a workflow file that call `.github/workflows/<called>` of another repository, by one of its names.
 * @param workflow parsed YAML; of what is no workflow there are none
 */
export function callsIn(workflow: unknown, ...called: readonly string[]): Call[] {
  const parsed = Workflow.safeParse(workflow);
  if (!parsed.success) return [];
  const { on, permissions, jobs } = parsed.data;
  const events = eventsOf(on);
  return Object.entries(jobs).flatMap(([job, { uses, permissions: own, secrets = {} }]) => {
    const [, repository, file, ref] =
      /^([\w.-]+\/[\w.-]+)\/\.github\/workflows\/([\w.-]+)@(\S+)$/.exec(uses ?? "") ?? [];
    if (repository === undefined || ref === undefined) return [];
    if (file === undefined || !called.includes(file)) return [];
    const passed = secrets === "inherit" ? secrets : Object.keys(secrets);
    return [{ job, repository, ref, file, granted: own ?? permissions, secrets: passed, events }];
  });
}

/** Everything that the jobs of one of our workflows ask for: the caller has to grant it. */
export function wantedBy(workflow: unknown): Record<string, "read" | "write"> {
  const wanted: Record<string, "read" | "write"> = {};
  for (const { permissions = {} } of Object.values(Workflow.parse(workflow).jobs)) {
    if (typeof permissions === "string") continue;
    for (const [scope, level] of Object.entries(permissions))
      if (level === "write" || (level === "read" && wanted[scope] === undefined))
        wanted[scope] = level;
  }
  return wanted;
}

/** Lines that `permissions:` lacks, e.g. `issues: write`. */
export function missingGrants(
  granted: Grant,
  wanted: Readonly<Record<string, "read" | "write">>,
): string[] {
  const has = (scope: string): string => {
    if (granted === "write-all") return "write";
    return granted === "read-all" ? "read" : (granted[scope] ?? "none");
  };
  return Object.entries(wanted)
    .filter(([scope, level]) => has(scope) !== "write" && has(scope) !== level)
    .map(([scope, level]) => `${scope}: ${level}`);
}
