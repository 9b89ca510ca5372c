/** What keeps the sandbox from being opened. */
export type Lack =
  | { kind: "programs"; names: readonly string[] }
  /** What the program that tried it out found, or bwrap's own words. */
  | { kind: "probe"; said: string };

/** What Miyabi can set up by itself: the programs, or AppArmor's leave for bwrap to make namespaces. */
export type SetUp = "programs" | "profile";

export type Machine = {
  /** A machine of GitHub's, which is thrown away after the job: nobody else's is ever changed. */
  hosted: boolean;
  /** AppArmor lets only programs with a profile make user namespaces (Ubuntu since 23.10). */
  restricted: boolean;
};

/** bwrap could not begin. A sandbox that began and did not hold is nothing that a profile repairs. */
const COULD_NOT_BEGIN = /^bwrap: /;

/**
 * What to set up next, each thing once; undefined where nothing is left to try, and the job ends with
 * `no_sandbox`.
 */
export function nextSetUp(
  lack: Lack,
  { hosted, restricted }: Machine,
  done: readonly SetUp[],
): SetUp | undefined {
  const isOpen = (what: SetUp): boolean => hosted && !done.includes(what);
  switch (lack.kind) {
    case "programs":
      return isOpen("programs") ? "programs" : undefined;
    case "probe":
      return restricted && COULD_NOT_BEGIN.test(lack.said) && isOpen("profile")
        ? "profile"
        : undefined;
  }
}

/** What is missing, in a few words. */
export const lackText = (lack: Lack): string =>
  lack.kind === "probe"
    ? lack.said
    : `${lack.names.join(" and ")} ${lack.names.length === 1 ? "is" : "are"} not installed`;
