import { listen, type Loopback } from "../loopback.ts";
import { type Admit, hostApi, type Hosted } from "./api.ts";
import { proxyTo } from "./proxy.ts";
import { Service, type Deployed, type Release, type ServiceState } from "./service.ts";

export type HostOptions = {
  /** Bare repository of the stage: releases are commits in it. */
  gitDir: string;
  environments: readonly string[];
  /** What deploy scripts send as `MIYABI_HOST_TOKEN`. */
  token: string;
  /** Node executable that runs the services; default: the one that runs this process. */
  node?: string;
  /** How long a release may take until its port answers. */
  startTimeoutMs?: number;
  now?: () => Date;
  /** Every deploy and rollback of a deploy script passes here. */
  admit?: Admit;
};

/** A hosting service on loopback, like a small PaaS: what the sample repositories deploy to. */
export type Host = {
  /** Of the interface that deploy scripts talk to (`MIYABI_HOST_URL`). */
  url: string;
  /** Where an environment's service answers; the same from start to close. @throws Error */
  urlOf(environment: string): string;
  /** @throws Error for an environment that the host does not have */
  stateOf(environment: string): ServiceState;
  /** As a deploy script would, e.g. for what is up before a scenario begins. */
  deploy(environment: string, release: Release): Promise<Deployed>;
  /** Ends every process and removes every checkout. */
  close(): Promise<void>;
};

export async function startHost({
  gitDir,
  environments,
  token,
  node = process.execPath,
  startTimeoutMs = 15_000,
  now = () => new Date(),
  admit = (_deploy, apply) => apply(),
}: HostOptions): Promise<Host> {
  const hosted = new Map<string, Hosted & { front: Loopback }>();
  for (const environment of environments) {
    const service = new Service({ environment, gitDir, node, startTimeoutMs, now });
    const front = await listen(proxyTo(() => service.port()));
    hosted.set(environment, { service, url: front.url, front });
  }
  const api = await listen(hostApi({ token, hosted, admit }));
  const find = (environment: string) => {
    const found = hosted.get(environment);
    if (!found) throw new Error(`the host has no environment ${environment}`);
    return found;
  };
  return {
    url: api.url,
    urlOf: (environment) => find(environment).url,
    stateOf: (environment) => find(environment).service.state(find(environment).url),
    deploy: (environment, release) => find(environment).service.deploy(release),
    close: async () => {
      await api.close();
      await Promise.all(
        [...hosted.values()].flatMap(({ front, service }) => [front.close(), service.close()]),
      );
    },
  };
}
