import { secretValues } from "../../src/core/deploy/kubeconfig.ts";
import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import { dressesOf } from "./dresses.ts";
import { everything, type Left } from "./everything.ts";
import { allLogs, playExample } from "./played.ts";
import { withKubectl } from "../stage/cluster/rig.ts";

/** On a slow machine with two cores that does something else as well. */
const TIMEOUT = 240_000;
/** `health.intervalSeconds` of the scenario. */
const INTERVAL = 0.2;

const DB_PASSWORD = "tr0ub4dor-and-3";
const PROMETHEUS = "Bearer pr0metheus-t0ken";

/** What the environments' secrets are worth: each line's value, and what a kubeconfig holds. */
const valuesOf = (environments: Readonly<Record<string, { secrets: Record<string, string> }>>) =>
  Object.values(environments).flatMap(({ secrets }) => {
    const lines = (secrets["MIYABI_DEPLOY_SECRETS"] ?? "").split("\n").filter(Boolean);
    return secretValues(
      Object.fromEntries(lines.map((line) => [line, line.slice(line.indexOf("=") + 1)])),
    );
  });

/** The environments have two more secrets, which their programs write into their logs, one of them in base64 as well. */
function withPassword(scenario: Scenario): Scenario {
  const { environments } = scenario.repository;
  const base64 = Buffer.from(`password:${DB_PASSWORD}`).toString("base64");
  const log = `connecting with ${DB_PASSWORD}\nmetrics: ${PROMETHEUS}\nAuthorization: Basic ${base64}\nfatal: refused\n`;
  return {
    ...scenario,
    repository: {
      ...scenario.repository,
      environments: Object.fromEntries(
        Object.entries(environments).map(([name, environment]) => [
          name,
          {
            ...environment,
            secrets: {
              MIYABI_DEPLOY_SECRETS: `DB_PASSWORD=${DB_PASSWORD}\nPROMETHEUS_AUTHORIZATION=${PROMETHEUS}`,
            },
            images: Object.fromEntries(
              Object.entries(environment.images).map(([part, image]) => [part, { ...image, log }]),
            ),
          },
        ]),
      ),
    },
  };
}

/** Plays it as it is expected to go, and looks for each secret of each environment in all that came out of it. */
async function playHeld(name: string) {
  const found: string[] = [];
  let left: Left[] = [];
  const played = await playExample(name, withPassword, {
    onQuiet: async ({ stage, repository }) => {
      const secrets = valuesOf(repository.settings.environments);
      // The token of each kubeconfig, and the two lines that both have.
      expect(new Set(secrets).size).toBe(4);
      left = await everything({ stage, gitDir: repository.gitDir }, { bodies: [] });
      for (const secret of secrets)
        for (const { where, text } of left)
          for (const dress of dressesOf(secret, text)) found.push(`${dress} in ${where}`);
    },
  });
  if (played.problems.length > 0)
    throw new Error(`${played.problems.join("\n")}\n${allLogs(played)}`);
  expect(left.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
  const incident = played.github.issues.find(({ title }) => title.startsWith("Incident:"));
  return { ...played, incident: incident?.body ?? "" };
}

withKubectl(
  "deploy-kubernetes: one apply in staging and one in production, and no secret of theirs anywhere",
  async () => {
    const { logs } = await playHeld("deploy-kubernetes");
    expect(logs.length).toBeGreaterThan(5);
  },
  TIMEOUT,
);

withKubectl(
  "unhealthy-after-rollout: from the first failed check to the verified old version in 3 intervals and 5 s",
  async () => {
    const { session, incident } = await playHeld("unhealthy-after-rollout");
    expect(incident).toMatch(
      /### Logs\n\n```text\npod notes-\S+, container notes:\nconnecting with \*\*\*\nmetrics: \*\*\*\nAuthorization: Basic .*\*\*\*\nfatal: refused\n```/,
    );
    const samples = session?.deployments.find(
      ({ environment }) => environment === "production",
    )?.samples;
    const failed = samples?.find(({ ok }) => !ok);
    const verified = samples?.findLast(({ ok }) => ok);
    const seconds = (Date.parse(verified?.at ?? "") - Date.parse(failed?.at ?? "")) / 1000;
    process.stderr.write(`rolled back and verified ${seconds} s after the first failed check\n`);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3 * INTERVAL + 5);
  },
  TIMEOUT,
);

withKubectl(
  "fault 30: bad-image: tried once, told by what the pod waits for, and rolled back",
  async () => {
    const { incident } = await playHeld("bad-image");
    expect(incident).toMatch(
      /^<!-- .* -->\nProduction was rolled back: ImagePullBackOff: image registry\.example\/notes \(sha256:\w{12}\), container notes in pod /,
    );
    // What people need is not taken for a secret, though the kubeconfig holds it.
    expect(incident).toContain("`kubectl --context=stage --namespace=production rollout undo");
  },
  TIMEOUT,
);

withKubectl(
  "fault 32: rollback-fails: the highest severity",
  async () => {
    const { github } = await playHeld("rollback-fails");
    const incident = github.issues.find(({ title }) => title.startsWith("Incident:"));
    expect(incident?.labels).toContain("severity:Sev.1-Critical");
  },
  TIMEOUT,
);

/** 25 s each, for verdicts whose rules test/core/deploy and test/adapters/targets have; `MIYABI_PLAY_ALL=1` plays them. */
const playsAll = process.env["MIYABI_PLAY_ALL"] === "1";
if (!playsAll)
  process.stderr.write("skipped: error-rate, slow and first-release, no MIYABI_PLAY_ALL=1\n");
(playsAll ? withKubectl : test.skip).each(["error-rate", "slow", "first-release"])(
  "%s",
  async (name) => {
    await playHeld(name);
  },
  TIMEOUT,
);
