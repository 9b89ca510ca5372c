import { UserError } from "../../core/errors.ts";

/** As the artifact service has it; checked here, before anything is uploaded. */
const FORBIDDEN = /["':<>|*?\r\n\\/]/;
const LONGEST = 256;

/** @throws UserError invalid_input */
export function checkArtifactName(name: string): void {
  if (name !== "" && name.length <= LONGEST && !FORBIDDEN.test(name)) return;
  throw new UserError(
    "invalid_input",
    `"${name}" cannot name an artifact: use 1 to ${LONGEST} characters without " ' : < > | * ? \\ / and line breaks.`,
  );
}
