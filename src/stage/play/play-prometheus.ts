import { parseDocument } from "yaml";
import { hasPrometheus, startPrometheus } from "../cluster/traffic/prometheus.ts";
import { startVisitors } from "../cluster/traffic/visitors.ts";
import type { ScenarioFile } from "../scenario/scenario-file.ts";

type Settings = NonNullable<NonNullable<ScenarioFile["cluster"]>["prometheus"]>;

/** Visitors at each environment's Service, and the Prometheus that counts what they get. */
export type PlayPrometheus = {
  /** `.github/miyabi.yml` with a `deploy.metrics` that asks it. */
  configured(text: string): string;
  close(): Promise<void>;
};

type Starting = {
  settings: Settings | undefined;
  /** Where each environment's Service answers. */
  urls: ReadonlyMap<string, string>;
  /** For its configuration and data. */
  folder: string;
};

/** @returns undefined where the scenario asks for none, or there is none on PATH */
export async function startPlayPrometheus({
  settings,
  urls,
  folder,
}: Starting): Promise<PlayPrometheus | undefined> {
  if (settings === undefined || !hasPrometheus()) return undefined;
  const { visitors: perSecond, ...queries } = settings;
  const prometheus = await startPrometheus({ jobs: Object.fromEntries(urls), folder });
  const visitors = [...urls.values()].map((url) => startVisitors({ url, perSecond }));
  return {
    configured: (text) => {
      const document = parseDocument(text);
      document.setIn(
        ["deploy", "metrics"],
        document.createNode({ url: prometheus.url, ...queries }),
      );
      return document.toString();
    },
    close: async () => {
      for (const one of visitors) one.stop();
      await prometheus.close();
    },
  };
}
