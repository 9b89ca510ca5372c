import { mkdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { keyOf, text } from "../language/values.ts";
import type { Builtin } from "./builtin.ts";

const INPUTS: Readonly<Record<string, string>> = {
  repository: "",
  ref: "",
  token: "",
  path: ".",
  clean: "true",
  "fetch-depth": "1",
  "fetch-tags": "false",
  "persist-credentials": "true",
  "set-safe-directory": "true",
  "show-progress": "true",
};

/** What to fetch and what to check out, as actions/checkout decides it (src/ref-helper.ts). */
const target = (ref: string, sha: string): { refspecs: string[]; checkout: string[] } => {
  if (ref.startsWith("refs/heads/")) {
    const branch = ref.slice("refs/heads/".length);
    const remote = `refs/remotes/origin/${branch}`;
    return {
      refspecs: [`+${sha === "" ? ref : sha}:${remote}`],
      checkout: ["-B", branch, remote],
    };
  }
  if (ref.startsWith("refs/pull/")) {
    const remote = ref.replace("refs/pull/", "refs/remotes/pull/");
    return { refspecs: [`+${sha === "" ? ref : sha}:${remote}`], checkout: [remote] };
  }
  if (ref.startsWith("refs/tags/")) return { refspecs: [`+${ref}:${ref}`], checkout: [ref] };
  return { refspecs: [sha === "" ? ref : sha], checkout: [sha === "" ? "FETCH_HEAD" : sha] };
};

/**
 * A small `actions/checkout`: the stage's repository over its git remote, with the job's token.
 * Inputs that it does not know are errors.
 */
export const checkout: Builtin = async ({ inputs, github, workspace, env, log, exec, post }) => {
  for (const name of Object.keys(inputs))
    if (keyOf(INPUTS, name) === undefined)
      throw new Error(`actions/checkout: input '${name}' is not supported on the local stage`);
  const input = (name: string): string => {
    const key = keyOf(inputs, name);
    return key === undefined ? (INPUTS[name] ?? "") : text(inputs[key]);
  };
  const context = (name: string): string => text(github[name]);

  const repository = input("repository") || context("repository");
  const own = repository.toLowerCase() === context("repository").toLowerCase();
  const dir = join(workspace, input("path"));
  if (relative(workspace, dir).startsWith(".."))
    throw new Error(`Repository path '${dir}' is not under '${workspace}'`);
  const credentials = Buffer.from(`x-access-token:${input("token") || context("token")}`).toString(
    "base64",
  );
  const header = `http.${context("server_url")}/.extraheader`;
  const git = async (...args: string[]): Promise<string[]> => {
    const lines: string[] = [];
    const options = {
      cwd: dir,
      env: {
        ...env,
        GIT_TERMINAL_PROMPT: "0",
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: header,
        GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${credentials}`,
      },
      onLine: (line: string) => lines.push(line),
    };
    const code = await exec("git", args, options);
    for (const line of lines) log(line);
    if (code !== 0) throw new Error(`The process 'git' failed with exit code ${code}`);
    return lines;
  };

  await mkdir(dir, { recursive: true });
  log(`Syncing repository: ${repository}`);
  if (input("clean") === "true") await rm(join(dir, ".git"), { recursive: true, force: true });
  await git("init", "--quiet", "--initial-branch=main", ".");
  await git("remote", "add", "origin", `${context("server_url")}/${repository}`);

  const wanted = await (async (): Promise<{ refspecs: string[]; checkout: string[] }> => {
    const ref = input("ref");
    if (ref === "" && own) return target(context("ref"), context("sha"));
    if (ref === "") return target("HEAD", "");
    if (/^[0-9a-f]{40}$/i.test(ref)) return target("", ref);
    if (ref.startsWith("refs/")) return target(ref, "");
    const found = (await git("ls-remote", "origin", `refs/heads/${ref}`, `refs/tags/${ref}`)).join(
      "\n",
    );
    if (found.includes(`refs/heads/${ref}`)) return target(`refs/heads/${ref}`, "");
    if (found.includes(`refs/tags/${ref}`)) return target(`refs/tags/${ref}`, "");
    throw new Error(`A branch or tag with the name '${ref}' could not be found`);
  })();

  const depth = Number(input("fetch-depth"));
  const everything = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
  await git(
    "fetch",
    "--quiet",
    ...(input("fetch-tags") === "true" ? ["--tags"] : ["--no-tags"]),
    ...(depth > 0 ? [`--depth=${depth}`] : []),
    "origin",
    ...(depth > 0 ? [] : everything),
    ...wanted.refspecs,
  );
  await git("checkout", "--quiet", "--force", ...wanted.checkout);
  if (input("persist-credentials") === "true") {
    await git("config", "--local", header, `AUTHORIZATION: basic ${credentials}`);
    post(async () => {
      // The step's own folder may be gone by now.
      await git("config", "--local", "--unset-all", header).catch(() => undefined);
    });
  }
  const commit = (await git("log", "-1", "--format=%H")).at(-1) ?? "";
  return { ref: input("ref") || (own ? context("ref") : ""), commit };
};
