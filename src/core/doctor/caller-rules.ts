import { isPinned } from "../adopt/release.ts";
import type { ModelCredential } from "../model-access/model-credential.ts";
import { missingGrants, type Call } from "./caller.ts";
import { fail, ok, warn, type Verdict } from "./finding.ts";

type Wanted = Readonly<Record<string, "read" | "write">>;

/** GitHub starts no job at all where the caller grants less than the called workflow asks for. */
export function permissionsVerdict({ job, granted }: Call, wanted: Wanted): Verdict {
  const lines = Object.entries(wanted).map(([scope, level]) => `${scope}: ${level}`);
  if (granted === undefined)
    return warn(
      `job ${job} has no permissions:, so the repository's default counts`,
      `Add to the job permissions: ${lines.join(", ")}.`,
    );
  const missing = missingGrants(granted, wanted);
  if (missing.length > 0)
    return fail(
      `job ${job} does not grant ${missing.join(", ")}; GitHub will start none of its jobs`,
      `Add to the permissions: of job ${job}: ${missing.join(", ")}.`,
    );
  return granted === "write-all"
    ? warn(`job ${job} grants everything`, `Grant no more than ${lines.join(", ")}.`)
    : ok(`job ${job} grants what Miyabi asks for`);
}

const EVENTS = [
  ["issues", "labeled", "labels start nothing"],
  ["issue_comment", "created", "commands such as /miyabi approve are not heard"],
  ["workflow_dispatch", undefined, "the sweep cannot take up sessions"],
] as const;

export function triggersVerdict({ events }: Call): Verdict {
  const missing = EVENTS.filter(([event, type]) => {
    const types = events.get(event);
    return types === undefined || (type !== undefined && types.length > 0 && !types.includes(type));
  });
  const [first] = missing;
  if (first === undefined) return ok("labels, comments and the sweep start it");
  const named = missing.map(([event, type]) => (type === undefined ? event : `${event}: ${type}`));
  return fail(
    `it does not listen to ${named.join(", ")}: ${first[2]}`,
    `Add to on: ${named.join(", ")}, as \`miyabi init --dry-run\` shows it.`,
  );
}

/** The workflow for whom a stored key opens the model, and the one whose jobs may prove which run they are of. */
export const MAIN_WORKFLOW = "miyabi.yml";
export const OIDC_WORKFLOW = "miyabi-oidc.yml";

/** @param wanted what the configuration's `modelAccess` wants */
export function calledVerdict(
  { job, repository, file }: Call,
  { trust }: Pick<ModelCredential, "trust">,
): Verdict {
  if (trust !== undefined && file !== OIDC_WORKFLOW)
    return fail(
      `job ${job} calls ${file}, whose jobs cannot prove which run they are of: no model can be asked`,
      `Call ${OIDC_WORKFLOW} there, and add id-token: write to the job's permissions (docs/model-access.md).`,
    );
  if (trust === undefined && file === OIDC_WORKFLOW)
    return warn(
      `job ${job} calls ${file}, and the model is opened by a stored key`,
      `Call ${MAIN_WORKFLOW} there, and take id-token: write out of the job's permissions.`,
    );
  return ok(`job ${job} calls ${repository}`);
}

/** @param wanted what the configuration's `modelAccess` wants */
export function passedSecretsVerdict(
  { secrets, job }: Call,
  { secrets: wanted }: Pick<ModelCredential, "secrets">,
): Verdict {
  if (secrets === "inherit")
    return warn(
      `job ${job} passes every secret of the repository on`,
      `Name them: ${[...wanted, "MIYABI_APP_PRIVATE_KEY", "MIYABI_DEPLOY_SECRETS", "MIYABI_NOTICE_SECRETS", "MIYABI_PR_TOKEN"].join(", ")}.`,
    );
  const missing = wanted.filter((name) => !secrets.includes(name));
  const lines = missing.map((name) => `${name}: \${{ secrets.${name} }}`);
  return missing.length === 0
    ? ok(`job ${job} passes on ${secrets.join(", ") || "none"}`)
    : fail(
        `job ${job} does not pass ${missing.join(", ")} on: no model can be asked`,
        `Add to secrets: of job ${job}: ${lines.join(", ")}`,
      );
}

export function pinVerdict({ repository, ref }: Call): Verdict {
  return isPinned(ref)
    ? ok(`${repository} at commit ${ref.slice(0, 12)}`)
    : warn(
        `${repository} at ${ref}, which can come to name other code`,
        `Pin a release's commit: miyabi init --from ${repository}@COMMIT`,
      );
}
