import { fail, ok, warn, type Verdict } from "./finding.ts";

const CLIENT_ID = "MIYABI_APP_CLIENT_ID";
const KEY = "MIYABI_APP_PRIVATE_KEY";
const TOKEN = "MIYABI_PR_TOKEN";

/** What is known of whoever opens pull requests. */
export type Known = {
  /** Names of the secrets; undefined where the token may not see them. */
  secrets: readonly string[] | undefined;
  /** The variable MIYABI_APP_CLIENT_ID, empty where it is not set; undefined where the token may not see it. */
  clientId: string | undefined;
};

/** Who pushes the branch and opens the pull request; `actions` is GITHUB_TOKEN, for which no workflow starts. */
export type Opener = "app" | "token" | "actions" | "unknown";

/** As land.yml decides it: the variable alone says whether there is an App, and an App comes first. */
export function openerOf({ secrets, clientId }: Known): Opener {
  if (clientId !== undefined && clientId !== "") return "app";
  if (secrets === undefined) return "unknown";
  if (secrets.includes(TOKEN)) return "token";
  return clientId === undefined && secrets.includes(KEY) ? "unknown" : "actions";
}

/** The App on the repository's account, as an owner of the organisation sees it. */
export type Installation =
  /** GitHub tells owners of an organisation only, and of a person's account nobody. */
  | { kind: "hidden" }
  | { kind: "absent" }
  | {
      kind: "installed";
      slug: string;
      suspended: boolean;
      /** E.g. `{ contents: "write" }`. */
      permissions: Readonly<Record<string, string | undefined>>;
      /** On every repository of the account, or on some that GitHub does not list here. */
      everywhere: boolean;
    };

/** What land.yml asks of the App. */
const NEEDED = ["contents", "pull_requests"] as const;

function installationVerdict(installation: Installation): Verdict {
  switch (installation.kind) {
    case "hidden":
      return ok("variable and secret are set; GitHub tells this token no more of the App");
    case "absent":
      return fail(
        "no App of this client id is installed on the repository's organisation",
        "Install it on this repository (docs/github-app.md, step 3).",
      );
    case "installed": {
      const { slug, suspended, permissions, everywhere } = installation;
      const missing = NEEDED.filter((name) => permissions[name] !== "write");
      if (suspended)
        return fail(
          `${slug} is suspended`,
          "The organisation's Settings > GitHub Apps > Configure > Unsuspend.",
        );
      if (missing.length > 0)
        return fail(
          `${slug} lacks ${missing.map((name) => `${name}: write`).join(", ")}`,
          "Add it in the App's settings, Permissions & events, then accept it where the App is installed.",
        );
      const where = everywhere ? "every repository" : "selected repositories; see that this is one";
      return ok(`${slug}[bot] opens pull requests; it is installed on ${where}`);
    }
  }
}

/**
 * @param passesKey the calling workflow hands the key on; undefined where there is no such workflow
 * @param installation of the App with this client id
 */
export function appVerdict(
  { secrets, clientId }: { secrets: readonly string[]; clientId: string },
  passesKey: boolean | undefined,
  installation: Installation,
): Verdict {
  const [hasKey, hasToken] = [secrets.includes(KEY), secrets.includes(TOKEN)];
  if (clientId === "")
    return hasKey
      ? warn(
          `the secret ${KEY} is set and the variable ${CLIENT_ID} is not: the App is not used`,
          `gh variable set ${CLIENT_ID} --body CLIENT_ID, or gh secret delete ${KEY}`,
        )
      : ok(`none; ${hasToken ? TOKEN : "GITHUB_TOKEN"} opens pull requests`);
  if (!hasKey)
    return fail(
      `the variable ${CLIENT_ID} is set and the secret ${KEY} is not: publishing will fail`,
      `gh secret set ${KEY} < key.pem, or gh variable delete ${CLIENT_ID}`,
    );
  if (passesKey === false)
    return fail(
      `the workflow that calls Miyabi does not pass ${KEY} on: publishing will fail`,
      `Add to its secrets: ${KEY}: \${{ secrets.${KEY} }}`,
    );
  const verdict = installationVerdict(installation);
  return hasToken && verdict.status === "ok"
    ? warn(`${verdict.found}; the App is used, ${TOKEN} is not`, `gh secret delete ${TOKEN}`)
    : verdict;
}
