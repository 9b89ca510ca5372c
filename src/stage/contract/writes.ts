/** What changes the world outside of a job. */
type WriteKind = "rest" | "graphql" | "artifact" | "cache" | "push" | "deploy";

/** One write that a job asks for. */
export type Write = {
  kind: WriteKind;
  /** The operation, the artifact's or cache's name, the refs, the release: `issues/create-comment`. */
  what: string;
  jobId: number;
};

/**
 * What becomes of a write and of the job that asks for it: nothing special; the job's machine is gone before it is
 * applied, or after it and before the reply; or only the reply is lost and the job lives on.
 */
export type Fate = "applied" | "killed_before" | "killed_after" | "reply_lost";

/** Stands for the answer to a write that nobody gets: the connection is to be broken. */
export const NO_REPLY = Symbol("no reply");

/** The one place through which every write of every job passes. */
export type WriteDoor = <T>(
  write: Write,
  apply: () => T | Promise<T>,
) => Promise<T | typeof NO_REPLY>;

/** Lets everything through. */
export const openDoor: WriteDoor = async (_write, apply) => apply();
