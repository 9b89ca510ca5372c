/** What one side of a merge holds at a path. */
export type Side = {
  /** Of the object in the clone: a blob, or the commit of a submodule. */
  id: string;
  form: "file" | "executable file" | "link" | "submodule";
};

/**
 * One path that a merge left in conflict. `ours` is what was merged before, `theirs` what comes in,
 * `base` what both began from. All but `marks` leave nothing in the file that shows the conflict:
 *
 * - `marks`: the lines of both sides, between git's marks;
 * - `unmerged`: both sides hold it, git cannot merge it (binary, a link, another form); ours lies there;
 * - `deleted_by_us`, `deleted_by_them`: the side that changed it lies there;
 * - `only_ours`, `only_theirs`: a name that one side alone knows (both renamed a file, or the name is
 *   another thing on the other side);
 * - `gone`: the old name of a file that both renamed; nothing lies there, nothing is to be decided.
 */
export type ConflictedFile = { path: string } & (
  | { kind: "marks" }
  | { kind: "unmerged"; ours: Side; theirs: Side }
  | { kind: "deleted_by_us"; base: Side; theirs: Side }
  | { kind: "deleted_by_them"; base: Side; ours: Side }
  | { kind: "only_ours"; ours: Side }
  | { kind: "only_theirs"; theirs: Side }
  | { kind: "gone" }
);

/** What does not merge: the work of a task, and the files in which it does not. */
export type Conflict = { task: string; files: readonly ConflictedFile[] };

const SHORT: Record<ConflictedFile["kind"], string> = {
  marks: "",
  unmerged: "git cannot merge it",
  deleted_by_us: "deleted before, changed by the task",
  deleted_by_them: "changed before, deleted by the task",
  only_ours: "the task has another name or thing in its place",
  only_theirs: "only the task has this name",
  gone: "renamed on both sides",
};

/** The kind of a conflict in a few words for people; empty for the usual one. */
export const conflictWord = ({ kind }: ConflictedFile): string => SHORT[kind];

/** Both sides of a conflict in words, `theirs` being the work of `task`; ids are of blobs. */
export function bothSides(file: ConflictedFile, task: string): string {
  const held = ({ form, id }: Side): string => `${form} ${id}`;
  switch (file.kind) {
    case "marks":
      return `both sides are in it, between the marks; the second is the work of ${task}`;
    case "unmerged":
      return `git cannot merge it: ${held(file.ours)} before, ${held(file.theirs)} in the work of ${task}; what lies there is how it was before`;
    case "deleted_by_us":
      return `deleted before, changed by the work of ${task} (${held(file.base)} became ${held(file.theirs)}), which lies there`;
    case "deleted_by_them":
      return `changed before (${held(file.base)} became ${held(file.ours)}), which lies there; deleted by the work of ${task}`;
    case "only_ours":
      return `${held(file.ours)}, a name that only what was merged before has; the work of ${task} renamed the file otherwise, or has another thing in its place`;
    case "only_theirs":
      return `${held(file.theirs)}, a name that only the work of ${task} has; before, the file was renamed otherwise, or another thing was in its place`;
    case "gone":
      return `both sides renamed it, each otherwise (the work of ${task} is the second); nothing lies there`;
  }
}
