import { identityOf } from "../accounts.ts";
import { readCommit } from "../git/history.ts";
import { commitTree } from "../git/merging.ts";
import { objectType, resolveCommit } from "../git/refs.ts";
import { created, handlers, ok } from "../http/call.ts";
import { found, notFound, Problem } from "../http/problem.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";
import { gitCommitView } from "./commit-view.ts";
import { readTree, type TreeEntry, writeTree } from "../git/trees.ts";

const person = (given: { name?: string; email?: string; date?: string } | undefined) =>
  given?.name === undefined || given.email === undefined
    ? undefined
    : {
        name: given.name,
        email: given.email,
        ...(given.date === undefined ? {} : { date: new Date(given.date) }),
      };

function treeView({ urls }: World, sha: string, entries: readonly TreeEntry[]): object {
  const kinds = { blob: "blobs", tree: "trees", commit: "commits" } as const;
  return {
    sha,
    url: urls.api(`/git/trees/${sha}`),
    truncated: false,
    tree: entries.map(({ path, mode, type, sha: object, size }) => ({
      path,
      mode,
      type,
      sha: object,
      ...(size === undefined ? {} : { size }),
      url: urls.api(`/git/${kinds[type]}/${object}`),
    })),
  };
}

/** https://docs.github.com/rest/git — the objects themselves. */
export function objectHandlers(world: World) {
  const { git, urls } = world;
  const require = async (sha: string, type: string): Promise<void> => {
    if ((await objectType(git, sha)) !== type) throw notFound();
  };
  return handlers({
    "git/get-commit": async ({ input }) => {
      await require(input.commit_sha, "commit");
      return ok(gitCommitView(world, found(await readCommit(git, input.commit_sha))));
    },

    "git/create-commit": async ({ input, principal }) => {
      if ((await objectType(git, input.tree)) !== "tree")
        throw new Problem(422, "Tree SHA does not exist");
      for (const parent of input.parents ?? [])
        if ((await objectType(git, parent)) !== "commit")
          throw new Problem(422, "Parent SHA does not exist or is not a commit object");
      const author = person(input.author) ?? identityOf(principal.account);
      const sha = await commitTree(git, {
        tree: input.tree,
        parents: input.parents ?? [],
        message: input.message,
        author,
        committer: person(input.committer) ?? author,
      });
      return created(gitCommitView(world, found(await readCommit(git, sha))));
    },

    "git/get-tree": async ({ input }) => {
      const name = input.tree_sha;
      const commit = await resolveCommit(git, name);
      const sha = commit === undefined ? name : await git.text(["rev-parse", `${commit}^{tree}`]);
      await require(sha, "tree");
      const entries = await readTree(git, sha, { recursive: input.recursive !== undefined });
      return ok(treeView(world, sha, entries));
    },

    "git/create-tree": async ({ input }) => {
      const base = input.base_tree;
      if (base !== undefined && !["tree", "commit"].includes((await objectType(git, base)) ?? ""))
        throw new Problem(422, "base_tree is not a valid tree oid");
      const sha = await writeTree(git, base, input.tree);
      return created(treeView(world, sha, await readTree(git, sha, { recursive: false })));
    },

    "git/get-blob": async ({ input }) => {
      const sha = input.file_sha;
      await require(sha, "blob");
      const content = await git.bytes(["cat-file", "blob", sha]);
      return ok({
        sha,
        node_id: nodeId("B", sha),
        url: urls.api(`/git/blobs/${sha}`),
        size: content.length,
        encoding: "base64",
        content: content.toString("base64"),
      });
    },

    "git/create-blob": async ({ input: { content, encoding } }) => {
      const bytes = Buffer.from(content, encoding === "base64" ? "base64" : "utf8");
      const sha = await git.text(["hash-object", "-w", "--stdin"], { input: bytes });
      return created({ sha, url: urls.api(`/git/blobs/${sha}`) });
    },

    "git/get-tag": async ({ input }) => {
      await require(input.tag_sha, "tag");
      return ok(tagView(world, input.tag_sha, await git.text(["cat-file", "tag", input.tag_sha])));
    },

    "git/create-tag": async ({ input, principal }) => {
      const { tag, message, object, type } = input;
      await require(object, type);
      const { name, email, date } = person(input.tagger) ?? identityOf(principal.account);
      const seconds = Math.floor((date ?? world.clock()).getTime() / 1000);
      const text =
        `object ${object}\ntype ${type}\ntag ${tag}\n` +
        `tagger ${name} <${email}> ${seconds} +0000\n\n${message}\n`;
      const sha = await git.text(["mktag"], { input: text });
      return created(tagView(world, sha, text));
    },
  });
}

/** `text` is the tag object: header lines, an empty line, the message. */
function tagView({ urls }: World, sha: string, text: string): object {
  const [head = "", ...rest] = text.split("\n\n");
  const field = (name: string): string => new RegExp(`^${name} (.*)$`, "m").exec(head)?.[1] ?? "";
  const [, name = "", email = "", seconds = "0"] = /^(.*) <(.*)> (\d+)/.exec(field("tagger")) ?? [];
  return {
    sha,
    node_id: nodeId("TAG", sha),
    url: urls.api(`/git/tags/${sha}`),
    tag: field("tag"),
    message: rest.join("\n\n").replace(/\n$/, ""),
    tagger: { name, email, date: stamp(new Date(Number(seconds) * 1000)) },
    object: {
      type: field("type"),
      sha: field("object"),
      url: urls.api(`/git/${field("type")}s/${field("object")}`),
    },
    verification: {
      verified: false,
      reason: "unsigned",
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
}
