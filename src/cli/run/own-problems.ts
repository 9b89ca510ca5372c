import type { State } from "../../core/session/session.ts";
import type { RunRecord } from "../../stage/contract/runs.ts";

/** In these a session has come as far as it can without people, or has ended well. */
const WELL: ReadonlySet<State> = new Set(["done", "reviewing", "awaiting-approval"]);

/** Why a play in somebody's own repository did not come to what it was for; [] where it did. */
export function ownProblems({
  runs,
  session,
}: {
  runs: readonly Pick<RunRecord, "error">[];
  session: { state: State } | undefined;
}): string[] {
  const [run] = runs;
  if (run === undefined)
    return [
      "no workflow started: the one that calls Miyabi must listen to issues (types: [labeled]); miyabi doctor tells what it lacks",
    ];
  if (run.error !== undefined)
    return ["GitHub would not start the workflow, as said above; miyabi doctor tells what to mend"];
  if (session === undefined)
    return ["no session began: --out DIR writes the logs of all jobs, which say why"];
  if (WELL.has(session.state)) return [];
  return [
    `the session is ${session.state}: people would be asked on the issue; --out DIR writes its record and all logs`,
  ];
}
