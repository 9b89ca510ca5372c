import { allLogs, playExample } from "./played.ts";
import { withKubectl } from "../stage/cluster/rig.ts";

/** On a slow machine with two cores that does something else as well. */
const TIMEOUT = 240_000;
/** `health.intervalSeconds` of the scenario. */
const INTERVAL = 0.2;

async function playHeld(name: string) {
  const played = await playExample(name);
  if (played.problems.length > 0)
    throw new Error(`${played.problems.join("\n")}\n${allLogs(played)}`);
  return played;
}

withKubectl(
  "deploy-kubernetes: one apply in staging and one in production, and no log shows the kubeconfig",
  async () => {
    const { logs } = await playHeld("deploy-kubernetes");
    expect(logs.length).toBeGreaterThan(5);
    const tell = /certificate-authority-data|"token"\s*:|current-context/;
    expect(logs.filter(({ log }) => tell.test(log)).map(({ name }) => name)).toEqual([]);
  },
  TIMEOUT,
);

withKubectl(
  "unhealthy-after-rollout: from the first failed check to the verified old version in 3 intervals and 5 s",
  async () => {
    const { session } = await playHeld("unhealthy-after-rollout");
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

withKubectl.each(["bad-image", "rollback-fails"])(
  "%s",
  async (name) => {
    await playHeld(name);
  },
  TIMEOUT,
);

/** 25 s each, for verdicts whose rules test/core/deploy has; `MIYABI_PLAY_ALL=1` plays them. */
const playsAll = process.env["MIYABI_PLAY_ALL"] === "1";
if (!playsAll) process.stderr.write("skipped: error-rate and slow, no MIYABI_PLAY_ALL=1\n");
(playsAll ? withKubectl : test.skip).each(["error-rate", "slow"])(
  "%s",
  async (name) => {
    await playHeld(name);
  },
  TIMEOUT,
);
