import { secretValues } from "../../src/core/deploy/kubeconfig.ts";
import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import { dressesOf } from "./dresses.ts";
import { everything, type Left } from "./everything.ts";
import { recoveryOf } from "../../src/core/deploy/recovery.ts";
import { hasPrometheus } from "../../src/stage/cluster/traffic/prometheus.ts";
import { inTurn } from "./in-turn.ts";
import { allLogs, playExample } from "./played.ts";
import { hasKubectl } from "../stage/cluster/rig.ts";

/** On a slow machine with two cores that does something else as well, and behind other plays of this file. */
const TIMEOUT = 400_000;

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
const playHeld = (name: string) =>
  inTurn(async () => {
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
    // What the limits of expect.yml are about.
    for (const result of played.session?.deployments ?? []) {
      const recovery = recoveryOf(result);
      if (recovery) process.stderr.write(`${name}: ${JSON.stringify(recovery)}\n`);
    }
    const incident = played.github.issues.find(({ title }) => title.startsWith("Incident:"));
    return { ...played, incident: { body: incident?.body ?? "", labels: incident?.labels ?? [] } };
  });

const side = hasKubectl ? test.concurrent : test.skip;

side(
  "deploy-kubernetes: one apply in staging and one in production, and no secret of theirs anywhere",
  async () => {
    const { logs } = await playHeld("deploy-kubernetes");
    expect(logs.length).toBeGreaterThan(5);
  },
  TIMEOUT,
);

const measures = hasPrometheus();
if (!measures) process.stderr.write("skipped: no prometheus, error-rate counts health checks\n");

side(
  "error-rate: counted by a real Prometheus where there is one",
  async () => {
    const { session } = await playHeld("error-rate");
    const { watch } = session?.deployments.at(-1) ?? {};
    expect(watch?.sources?.errorRate).toBe(measures ? "prometheus" : "probe");
  },
  TIMEOUT,
);

side(
  "unhealthy-after-rollout: the incident has the logs of the release that was taken back",
  async () => {
    const { incident } = await playHeld("unhealthy-after-rollout");
    expect(incident.body).toMatch(
      /### Logs\n\n```text\npod notes-\S+, container notes:\nconnecting with \*\*\*\nmetrics: \*\*\*\nAuthorization: Basic .*\*\*\*\nfatal: refused\n```/,
    );
  },
  TIMEOUT,
);

side(
  "fault 30: bad-image: tried once, told by what the pod waits for, and rolled back",
  async () => {
    const { incident } = await playHeld("bad-image");
    expect(incident.body).toMatch(
      /^<!-- .* -->\nProduction was rolled back: ImagePullBackOff: image registry\.example\/notes \(sha256:\w{12}\), container notes in pod /,
    );
    // What people need is not taken for a secret, though the kubeconfig holds it.
    expect(incident.body).toContain("`kubectl --context=stage --namespace=production rollout undo");
  },
  TIMEOUT,
);

side(
  "fault 32: rollback-fails: the highest severity, and production is frozen",
  async () => {
    const { incident } = await playHeld("rollback-fails");
    expect(incident.labels).toContain("severity:Sev.1-Critical");
  },
  TIMEOUT,
);

side.each(["slow", "flapping", "first-release"])(
  "%s",
  async (name) => {
    await playHeld(name);
  },
  TIMEOUT,
);

side(
  "hotfix: people are told before anything is built",
  async () => {
    const { github } = await playHeld("hotfix");
    const ours = github.issues
      .find(({ number }) => number === 12)
      ?.comments.filter(({ author }) => author !== "alice" && author !== "bob");
    expect(ours?.[0]?.body).toContain("Hotfix: straight to production");
  },
  TIMEOUT,
);
