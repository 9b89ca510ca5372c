import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Milliseconds between two scrapes; a range in a query needs four of them or more. */
const SCRAPE_MS = 200;
const START_MS = 20_000;
const OUTPUT_KEPT = 2_000;

/** A real Prometheus on loopback. */
export type Prometheus = {
  /** Origin of its HTTP API. */
  url: string;
  /** Resolves when its process is gone. */
  close(): Promise<void>;
};

/** Whether the program is on PATH. */
export const hasPrometheus = (): boolean =>
  spawnSync("prometheus", ["--version"], { stdio: "ignore" }).status === 0;

/** What a Prometheus scrapes, and where it keeps it. */
export type PrometheusStart = {
  /** Origins that answer `/metrics`, by the name of their job (the label `job`). */
  jobs: Readonly<Record<string, string>>;
  /** An empty or missing folder for its configuration and its data. */
  folder: string;
};

/** @throws Error with the end of its output where it does not come up */
export async function startPrometheus({ jobs, folder }: PrometheusStart): Promise<Prometheus> {
  await mkdir(folder, { recursive: true });
  const configuration = join(folder, "prometheus.json");
  // JSON is YAML, too.
  await writeFile(
    configuration,
    JSON.stringify({
      global: { scrape_interval: `${SCRAPE_MS}ms`, scrape_timeout: `${SCRAPE_MS}ms` },
      scrape_configs: Object.entries(jobs).map(([name, url]) => ({
        job_name: name,
        static_configs: [{ targets: [new URL(url).host] }],
      })),
    }),
  );
  const child = spawn(
    "prometheus",
    [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      "--web.listen-address=127.0.0.1:0", // its log says which port it got
      "--log.level=info",
    ],
    {
      cwd: folder,
      env: { PATH: process.env["PATH"], HOME: folder },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const close = async (): Promise<void> => {
    // Its data is thrown away: there is nothing to end in peace.
    child.kill("SIGKILL");
    await gone;
  };
  try {
    return { url: `http://${await readyAddress(child)}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `127.0.0.1:<port>`, once it answers queries. */
const readyAddress = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let address: string | undefined;
    let output = "";
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`prometheus ${why}. Its output:\n${output}`));
    };
    const timer = setTimeout(() => fail(`is not ready after ${START_MS / 1000} s`), START_MS);
    const hear = (chunk: Buffer): void => {
      output = (output + chunk.toString("utf8")).slice(-OUTPUT_KEPT * 4);
      address ??= /Listening on"? address=(127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (address === undefined || !output.includes("ready to receive web requests")) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", ({ message }) => fail(`could not be started: ${message}`));
    child.once("close", () => fail("ended at once"));
  });
