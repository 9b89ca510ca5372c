import { TwirpError } from "./twirp.ts";

const DAY = 24 * 60 * 60 * 1000;
export const MAX_RETENTION_DAYS = 90;

/** GitHub: "each job can create up to 500 artifacts" (actions/upload-artifact, README, Limitations). */
export const MAX_ARTIFACTS_OF_A_JOB = 500;

/** The list of @actions/artifact `path-and-artifact-name-validation.ts`, which says that the server refuses them too. */
const INVALID_CHARACTERS = ['"', ":", "<", ">", "|", "*", "?", "\r", "\n", "\\", "/"];

/** @throws TwirpError invalid_argument */
export const checkArtifactName = (name: string): void => {
  const found = INVALID_CHARACTERS.find((character) => name.includes(character));
  if (name === "" || found !== undefined) {
    const why = found === undefined ? "it is empty" : `it contains ${JSON.stringify(found)}`;
    throw new TwirpError("invalid_argument", `the artifact name is not valid: ${why}`);
  }
};

/** GitHub keeps artifacts 1 to 90 days; what lies outside is moved to the nearer end. */
export const expiryOf = (asked: Date | undefined, now: Date, defaultDays: number): Date => {
  const wanted = asked?.getTime() ?? now.getTime() + defaultDays * DAY;
  const earliest = now.getTime() + DAY;
  const latest = now.getTime() + MAX_RETENTION_DAYS * DAY;
  return new Date(Math.min(Math.max(wanted, earliest), latest));
};
