/** What `uses:` names, in a job or in a step. */
export type Reference =
  | { kind: "workspace"; path: string }
  | { kind: "self"; path: string }
  | { kind: "remote"; repository: string; path: string; ref: string }
  | { kind: "docker"; image: string };

/** Parses `./path`, `$/path`, `owner/repo[/path]@ref` and `docker://image`. */
export const parseReference = (uses: string): Reference => {
  if (uses.startsWith("docker://")) return { kind: "docker", image: uses.slice(9) };
  if (uses.startsWith("./")) return { kind: "workspace", path: uses.slice(2) };
  if (uses.startsWith("$/")) return { kind: "self", path: uses.slice(2) };
  const [target = "", ref, ...rest] = uses.split("@");
  const [owner, name, ...path] = target.split("/").filter((part) => part !== "");
  if (!owner || !name || !ref || rest.length > 0)
    throw new Error(
      `Expected format {owner}/{repo}[/path]@{ref}, ./path or $/path. Actual '${uses}'`,
    );
  return { kind: "remote", repository: `${owner}/${name}`, path: path.join("/"), ref };
};
