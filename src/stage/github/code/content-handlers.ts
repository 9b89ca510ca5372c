import { identityOf } from "../accounts.ts";
import type { Principal } from "../../contract/tokens.ts";
import { readCommit } from "../git/history.ts";
import { commitTree } from "../git/merging.ts";
import { branchHead, moveRef, resolveCommit } from "../git/refs.ts";
import { readTree, type TreeChange, type TreeEntry, writeTree } from "../git/trees.ts";
import { handlers, ok } from "../http/call.ts";
import { forbidden, found, Problem } from "../http/problem.ts";
import type { World } from "../world.ts";
import { gitCommitView } from "./commit-view.ts";
import { refuseForbiddenPush } from "./push-rules.ts";
import { refMoved } from "./pushes.ts";

type Place = { path: string; ref: string };

const KIND = { blob: "file", tree: "dir", commit: "submodule" } as const;

function entryView(
  { urls }: World,
  entry: TreeEntry,
  { path, ref }: Place,
): Record<string, unknown> {
  const escaped = path.split("/").map(encodeURIComponent).join("/");
  const kind = KIND[entry.type];
  const url = urls.api(`/contents/${escaped}?ref=${encodeURIComponent(ref)}`);
  const html = urls.html(`/${kind === "dir" ? "tree" : "blob"}/${ref}/${escaped}`);
  const gitUrl = urls.api(`/git/${entry.type}s/${entry.sha}`);
  return {
    type: kind,
    name: path.split("/").at(-1) ?? path,
    path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url,
    html_url: html,
    git_url: gitUrl,
    download_url: kind === "file" ? urls.html(`/raw/${ref}/${escaped}`) : null,
    _links: { self: url, git: gitUrl, html },
  };
}

async function fileView(world: World, entry: TreeEntry, place: Place): Promise<object> {
  const content = await world.git.bytes(["cat-file", "blob", entry.sha]);
  // GitHub wraps base64 at 60 characters.
  const wrapped = content.toString("base64").replace(/.{60}/g, "$&\n") + "\n";
  return { ...entryView(world, entry, place), encoding: "base64", content: wrapped };
}

const cleanPath = (path: string): string => path.replace(/^\/+|\/+$/g, "");

type Edit = {
  path: string;
  branch: string | undefined;
  message: string;
  /** The blob that is replaced, as the client saw it. */
  sha: string | undefined;
  change: TreeChange;
  principal: Principal;
};

async function commitEdit(world: World, edit: Edit): Promise<{ commit: string; existed: boolean }> {
  const { git, repository } = world;
  const { path, message, sha, change, principal } = edit;
  const branch = edit.branch ?? repository.defaultBranch;
  const ref = `refs/heads/${branch}`;
  const before = await branchHead(git, branch);
  if (before === undefined) throw new Problem(404, `Branch ${branch} not found`);
  if (principal.kind !== "user" && path.startsWith(".github/workflows/")) throw forbidden();
  const [entry] = await readTree(git, before, { recursive: false, path });
  if (change.sha === null) found(entry);
  if (entry !== undefined && sha === undefined)
    throw new Problem(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (sha !== undefined && sha !== entry?.sha)
    throw new Problem(409, `${path} does not match ${sha}`);
  const tree = await writeTree(git, before, [change]);
  const author = identityOf(principal.account);
  const after = await commitTree(git, { tree, parents: [before], message, author });
  await refuseForbiddenPush(world, { ref, before, after, principal });
  if (!(await moveRef(git, ref, { before, after })))
    throw new Problem(409, `${branch} was changed meanwhile`);
  await refMoved(world, { ref, before, after, principal });
  return { commit: after, existed: entry !== undefined };
}

/** https://docs.github.com/rest/repos/contents */
export function contentHandlers(world: World) {
  const { git, repository } = world;
  const commitOf = async (sha: string): Promise<object> =>
    gitCommitView(world, found(await readCommit(git, sha)));
  return handlers({
    "repos/get-content": async ({ input }) => {
      const ref = input.ref ?? repository.defaultBranch;
      const commit = await resolveCommit(git, ref);
      if (commit === undefined) throw new Problem(404, `No commit found for the ref ${ref}`);
      const path = cleanPath(input.path);
      const [entry] = path === "" ? [] : await readTree(git, commit, { recursive: false, path });
      if (path !== "") found(entry);
      if (entry !== undefined && entry.type !== "tree")
        return ok(await fileView(world, entry, { path, ref }));
      const below = path === "" ? {} : { path: `${path}/` };
      const entries = await readTree(git, commit, { recursive: false, ...below });
      return ok(entries.map((child) => entryView(world, child, { path: child.path, ref })));
    },

    "repos/create-or-update-file-contents": async ({ input, principal }) => {
      const path = cleanPath(input.path);
      const bytes = Buffer.from(input.content, "base64");
      const blob = await git.text(["hash-object", "-w", "--stdin"], { input: bytes });
      const { commit, existed } = await commitEdit(world, {
        path,
        branch: input.branch,
        message: input.message,
        sha: input.sha,
        change: { path, sha: blob },
        principal,
      });
      const [entry] = await readTree(git, commit, { recursive: false, path });
      const place = { path, ref: input.branch ?? repository.defaultBranch };
      const content = entryView(world, found(entry), place);
      return { status: existed ? 200 : 201, body: { content, commit: await commitOf(commit) } };
    },

    "repos/delete-file": async ({ input, principal }) => {
      const path = cleanPath(input.path);
      const { branch, message, sha } = input;
      const change = { path, sha: null };
      const { commit } = await commitEdit(world, { path, branch, message, sha, change, principal });
      return ok({ content: null, commit: await commitOf(commit) });
    },
  });
}
