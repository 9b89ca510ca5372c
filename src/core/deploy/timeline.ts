import { inertLine, plainLine } from "../text/inert-line.ts";
import type { DeploymentResult, HealthSample, TimelineEvent } from "./deployment.ts";

const SAID = {
  deploy: "the deployment begins",
  deployed: "deployed",
  not_deployed: "the deployment failed",
  undo: "the rollback begins",
  undone: "the rollback has ended",
  untouched: "the release before was never replaced",
  not_undone: "the rollback failed",
  nothing_before: "there is no release before it to go back to",
} as const;

/** What the target did, in order. */
export type Step = { at: string; what: keyof typeof SAID };

type Course = {
  steps: readonly Step[];
  startedAt: string;
  endedAt: string;
  result: Pick<DeploymentResult, "outcome" | "samples" | "error">;
};

const sampleEvent = (
  sample: HealthSample | undefined,
  text: (sample: HealthSample) => string,
): TimelineEvent[] => (sample === undefined ? [] : [{ at: sample.at, text: text(sample) }]);

const stepEvent = ({ at, what }: Step): TimelineEvent => ({ at, text: SAID[what] });

const failing = ({ status, error }: HealthSample): string =>
  `first failing health check: ${error ?? (status === undefined ? "no reply" : `HTTP ${status}`)}`;

/**
 * How a deployment went: its steps, the first good and the first failing health check, the verdict, and after a
 * rollback what proved the release before.
 */
export function timelineOf({ steps, startedAt, endedAt, result }: Course): TimelineEvent[] {
  const undo = steps.findIndex(({ what }) => what === "undo");
  const [forth, back] = undo < 0 ? [steps, []] : [steps.slice(0, undo), steps.slice(undo)];
  const turnedAt = back[0]?.at ?? endedAt;
  const before =
    undo < 0
      ? result.samples
      : result.samples.filter(({ at, ok }) => at < turnedAt || (at === turnedAt && !ok));
  const after = result.samples.slice(before.length);
  const why = result.error?.trim().split("\n", 1)[0];
  const verdict = undo < 0 ? result.outcome : "unhealthy";
  const verified = after.find(({ ok }) => ok);
  return [
    { at: startedAt, text: "started" },
    ...forth.map(stepEvent),
    ...sampleEvent(
      before.find(({ ok }) => ok),
      () => "first good health check",
    ),
    ...sampleEvent(
      before.find(({ ok }) => !ok),
      failing,
    ),
    {
      at: turnedAt,
      text: `verdict: ${verdict}${why === undefined || why === "" ? "" : `, ${plainLine(why, 200)}`}`,
    },
    ...back.map(stepEvent),
    ...sampleEvent(verified ?? after.at(-1), () =>
      verified === undefined
        ? "the release before is not healthy either"
        : "the release before is healthy: verified",
    ),
  ].sort((a, b) => a.at.localeCompare(b.at));
}

/** Section of an incident; none where nothing is known. Markdown. */
export const timelineSection = (timeline: readonly TimelineEvent[] = []): string[] =>
  timeline.length === 0
    ? []
    : [
        [
          "### Timeline",
          "| time (UTC) | |",
          "|---|---|",
          ...timeline.map(({ at, text }) => `| ${at.slice(11, 23)} | ${inertLine(text)} |`),
        ].join("\n"),
      ];
