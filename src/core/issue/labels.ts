/** Name and colour (hex, no #) of every label that Miyabi writes (design: domain, "Labels"). */
const GROUPS = {
  state: {
    pending: "E4E4E4",
    analyzing: "0E8A16",
    "awaiting-approval": "D4C5F9",
    implementing: "1D76DB",
    reviewing: "FBCA04",
    deploying: "1D76DB",
    done: "2EA44F",
    blocked: "D73A4A",
    failed: "B60205",
    paused: "D4C5F9",
  },
  agent: {
    coordinator: "FF79C6",
    codegen: "00D9FF",
    review: "00FF88",
    issue: "8B88FF",
    pr: "FF79C6",
    deployment: "FF4444",
  },
  type: {
    feature: "00D9FF",
    bug: "D73A4A",
    docs: "0075CA",
    refactor: "FBCA04",
    test: "00FF88",
    architecture: "8B88FF",
    deployment: "FF4444",
  },
  priority: {
    "P0-Critical": "B60205",
    "P1-High": "D93F0B",
    "P2-Medium": "FBCA04",
    "P3-Low": "0E8A16",
  },
  severity: {
    "Sev.1-Critical": "B60205",
    "Sev.2-High": "D93F0B",
    "Sev.3-Medium": "FBCA04",
    "Sev.4-Low": "0E8A16",
  },
  security: { high: "D73A4A", medium: "FBCA04", low: "0E8A16" },
  quality: {
    excellent: "2EA44F",
    good: "00FF88",
    "needs-improvement": "FBCA04",
    poor: "D73A4A",
  },
  trigger: {
    "agent-execute": "FF79C6",
    "deploy-staging": "FBCA04",
    "deploy-production": "D73A4A",
  },
} as const;

const SINGLE = { "ready-to-merge": "2EA44F", "miyabi:stop": "D73A4A" } as const;

export type Label = { name: string; color: string };

/** Every fixed label, in the order of the table. `estimated:*` labels are made as needed. */
export const LABELS: readonly Label[] = [
  ...Object.entries(GROUPS).flatMap(([group, names]) =>
    Object.entries(names).map(([name, color]) => ({ name: `${group}:${name}`, color })),
  ),
  ...Object.entries(SINGLE).map(([name, color]) => ({ name, color })),
];

/** A label's identity: its name without a leading emoji and space, in lower case as GitHub compares. */
export const identityOf = (name: string): string =>
  name.replace(/^[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]+\s+/u, "").toLowerCase();

/** True for `state:done`, `🔍 state:analyzing` and the like: Miyabi works on the issue, or did. */
export const isStateLabel = (name: string): boolean => identityOf(name).startsWith("state:");

export const sameLabel = (a: string, b: string): boolean => identityOf(a) === identityOf(b);

/** Colour for a label of ours; `estimated:*` and anything new get grey. */
export const colorOf = (name: string): string =>
  LABELS.find((label) => sameLabel(label.name, name))?.color ?? "EDEDED";

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
