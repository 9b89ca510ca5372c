import { CLEAN_PATH } from "./find-git.ts";

type Setting = readonly [key: string, value: string];

/**
 * Settings that come before every configuration file, so that nothing in a repository can make git
 * start a program or reach for another repository (threat 15).
 */
const SETTINGS: readonly Setting[] = [
  ["core.hooksPath", "/dev/null"],
  ["core.fsmonitor", "false"],
  ["core.attributesFile", "/dev/null"],
  ["core.excludesFile", "/dev/null"],
  ["core.quotePath", "false"],
  ["core.autocrlf", "false"],
  ["core.sshCommand", "false"],
  ["commit.gpgSign", "false"],
  ["credential.helper", ""],
  ["submodule.recurse", "false"],
  ["fetch.recurseSubmodules", "false"],
  ["push.recurseSubmodules", "no"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["http.followRedirects", "false"],
  // A transfer under 1 kB/s for a minute has stalled.
  ["http.lowSpeedLimit", "1000"],
  ["http.lowSpeedTime", "60"],
  ["safe.directory", "*"],
];

export const BOT = {
  name: "miyabi[bot]",
  email: "miyabi[bot]@users.noreply.github.com",
} as const;

export type EnvironmentOptions = {
  /** Empty folder: git finds no settings of the user in it. */
  home: string;
  /** Protocols that this command may use, none by default. */
  protocols?: readonly ("https" | "http" | "file")[];
  settings?: readonly Setting[];
  /** Time of commits that this command makes. */
  at?: Date;
};

/** The whole environment of one git command. */
export function gitEnvironment({
  home,
  protocols = [],
  settings = [],
  at,
}: EnvironmentOptions): Record<string, string> {
  const all = [...SETTINGS, ...settings];
  const date = at === undefined ? {} : commitDates(at);
  return {
    PATH: CLEAN_PATH.join(":"),
    HOME: home,
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_LFS_SKIP_SMUDGE: "1",
    GIT_LITERAL_PATHSPECS: "0",
    GIT_ALLOW_PROTOCOL: protocols.length > 0 ? protocols.join(":") : "none",
    GIT_AUTHOR_NAME: BOT.name,
    GIT_AUTHOR_EMAIL: BOT.email,
    GIT_COMMITTER_NAME: BOT.name,
    GIT_COMMITTER_EMAIL: BOT.email,
    ...date,
    GIT_CONFIG_COUNT: String(all.length),
    ...Object.fromEntries(
      all.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

const commitDates = (at: Date): Record<string, string> => {
  const seconds = `${Math.floor(at.getTime() / 1000)} +0000`;
  return { GIT_AUTHOR_DATE: seconds, GIT_COMMITTER_DATE: seconds };
};

/**
 * The token as a header for one server's URLs only: given by environment, so it is in no file and no
 * argument list.
 */
export const authorization = (serverUrl: string, token: string): Setting => [
  `http.${serverUrl.replace(/\/+$/, "")}/.extraheader`,
  `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
];
