/**
 * Colour (hex, no #) and meaning of every label that Miyabi writes (design: domain, "Labels"). GitHub takes meanings of
 * 100 characters at most (https://docs.github.com/en/rest/issues/labels#create-a-label).
 */
const GROUPS = {
  state: {
    pending: ["E4E4E4", "The session has begun and is looked at next"],
    analyzing: ["0E8A16", "The issue is analysed and planned"],
    "awaiting-approval": ["D4C5F9", "The plan waits for /miyabi approve DIGEST"],
    implementing: ["1D76DB", "The tasks are being coded"],
    reviewing: ["FBCA04", "The change is reviewed, or its pull request waits for people or checks"],
    deploying: ["1D76DB", "The merged change is on its way to staging and production"],
    done: ["2EA44F", "Finished; the report is in a comment"],
    blocked: ["D73A4A", "People are asked; the newest comment says what"],
    failed: ["B60205", "Something failed; the report says what, /miyabi retry goes on"],
    paused: ["D4C5F9", "Stopped, or held back; /miyabi retry goes on"],
  },
  agent: {
    coordinator: ["FF79C6", "For your own use: the agent that plans"],
    codegen: ["00D9FF", "Miyabi analysed the issue, or it is a task of one"],
    review: ["00FF88", "For your own use: the agent that reviews"],
    issue: ["8B88FF", "For your own use: the agent that analyses"],
    pr: ["FF79C6", "For your own use: the agent that publishes"],
    deployment: ["FF4444", "For your own use: the agent that deploys"],
  },
  type: {
    feature: ["00D9FF", "Something new"],
    bug: ["D73A4A", "Something that does not work"],
    docs: ["0075CA", "Documentation"],
    refactor: ["FBCA04", "Another form of the same behaviour"],
    test: ["00FF88", "Tests"],
    architecture: ["8B88FF", "How the parts stand to each other"],
    deployment: ["FF4444", "How it is brought out; also an incident of a release"],
  },
  priority: {
    "P0-Critical": ["B60205", "Production is broken: one task, straight to production"],
    "P1-High": ["D93F0B", "Of high priority"],
    "P2-Medium": ["FBCA04", "Of medium priority"],
    "P3-Low": ["0E8A16", "Of low priority"],
  },
  severity: {
    "Sev.1-Critical": ["B60205", "Of critical severity; an incident whose rollback failed"],
    "Sev.2-High": ["D93F0B", "Of high severity; any other incident"],
    "Sev.3-Medium": ["FBCA04", "Of medium severity"],
    "Sev.4-Low": ["0E8A16", "Of low severity"],
  },
  security: {
    high: ["D73A4A", "A mistake in this change could do much harm"],
    medium: ["FBCA04", "A mistake in this change could do some harm"],
    low: ["0E8A16", "A mistake in this change could do little harm"],
  },
  quality: {
    excellent: ["2EA44F", "The review gave 90 points or more"],
    good: ["00FF88", "The review gave 80 to 89 points"],
    "needs-improvement": ["FBCA04", "The review gave 60 to 79 points"],
    poor: ["D73A4A", "The review gave less than 60 points"],
  },
  trigger: {
    "agent-execute": ["FF79C6", "Set it, and Miyabi takes the issue on"],
    "deploy-staging": ["FBCA04", "Set it, and what the issue merged is deployed to staging again"],
    "deploy-production": [
      "D73A4A",
      "Set it, and what the issue merged is deployed to production again",
    ],
  },
} as const;

const SINGLE = {
  "ready-to-merge": ["2EA44F", "A pull request that is no draft"],
  "miyabi:stop": ["D73A4A", "Set it, and Miyabi stops and leaves the issue alone"],
} as const;

export type Label = { name: string; color: string; meaning: string };

const labelsOf = (
  table: Readonly<Record<string, readonly [color: string, meaning: string]>>,
  prefix = "",
): Label[] =>
  Object.entries(table).map(([name, [color, meaning]]) => ({
    name: `${prefix}${name}`,
    color,
    meaning,
  }));

/** Every fixed label, in the order of the table. `estimated:*` labels are made as needed. */
export const LABELS: readonly Label[] = [
  ...Object.entries(GROUPS).flatMap(([group, table]) => labelsOf(table, `${group}:`)),
  ...labelsOf(SINGLE),
];

/** A label's identity: its name without a leading emoji and space, in lower case as GitHub compares. */
export const identityOf = (name: string): string =>
  name.replace(/^[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]+\s+/u, "").toLowerCase();

/** True for `state:done`, `🔍 state:analyzing` and the like: Miyabi works on the issue, or did. */
export const isStateLabel = (name: string): boolean => identityOf(name).startsWith("state:");

export const sameLabel = (a: string, b: string): boolean => identityOf(a) === identityOf(b);

const labelOf = (name: string): Label | undefined =>
  LABELS.find((label) => sameLabel(label.name, name));

/** Colour for a label of ours; `estimated:*` and anything new get grey. */
export const colorOf = (name: string): string => labelOf(name)?.color ?? "EDEDED";

/** What a label of ours says; undefined for any other. */
export const meaningOf = (name: string): string | undefined => labelOf(name)?.meaning;

/** Groups of which an issue carries at most one label at a time. */
const EXCLUSIVE = ["state", "type", "priority", "severity", "security", "quality", "estimated"];
const groupOf = (name: string): string | undefined => {
  const [group, rest] = identityOf(name).split(":", 2);
  return rest !== undefined && group !== undefined && EXCLUSIVE.includes(group) ? group : undefined;
};

/**
 * True where the issue shows how the repository writes this label's group: it carries another one of
 * it, without an emoji.
 */
export const isSpelledPlain = (name: string, carried: readonly string[]): boolean => {
  const group = groupOf(name);
  return (
    group !== undefined &&
    carried.some((other) => groupOf(other) === group && other.toLowerCase() === identityOf(other))
  );
};

/**
 * The label list after `add` and `remove`: an added label replaces every other of its exclusive
 * group, and an existing label of the same identity (with emoji) is kept as it is written.
 */
export function relabel(
  current: readonly string[],
  change: { add?: readonly string[]; remove?: readonly string[] },
): string[] {
  const added = change.add ?? [];
  const replaced = new Set(added.map(groupOf).filter((group) => group !== undefined));
  const kept = current.filter((name) => {
    if (change.remove?.some((gone) => sameLabel(gone, name))) return false;
    if (added.some((label) => sameLabel(label, name))) return true;
    const group = groupOf(name);
    return group === undefined || !replaced.has(group);
  });
  const missing = added.filter((label) => !kept.some((name) => sameLabel(name, label)));
  return [...kept, ...missing];
}
