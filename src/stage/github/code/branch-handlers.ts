import { readCommit } from "../git/history.ts";
import { branchHead, listRefs } from "../git/refs.ts";
import { handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, Problem } from "../http/problem.ts";
import { nodeId } from "../ids.ts";
import type { World } from "../world.ts";
import { commitView } from "./commit-view.ts";
import {
  branchProtectionView,
  branchRulesView,
  protectionOf,
  protectionView,
} from "./protection-view.ts";

const HEADS = "refs/heads/";

/** https://docs.github.com/rest/branches */
export function branchHandlers(world: World) {
  const { git, urls, protections } = world;
  const shaOf = async (branch: string): Promise<string> => {
    const sha = await branchHead(git, branch);
    if (sha === undefined) throw new Problem(404, "Branch not found");
    return sha;
  };
  const protectionFor = (branch: string) => {
    const protection = protections.get(branch);
    if (protection === undefined) throw new Problem(404, "Branch not protected");
    return protection;
  };
  const branchUrl = (branch: string): string => urls.api(`/branches/${encodeURIComponent(branch)}`);
  return handlers({
    "repos/list-branches": async ({ input }) => {
      const isProtected = (branch: string): boolean => protections.get(branch) !== undefined;
      const branches = (await listRefs(git, HEADS))
        .map(({ ref, sha }) => ({ name: ref.slice(HEADS.length), sha }))
        .filter(
          ({ name }) => input.protected === undefined || input.protected === isProtected(name),
        );
      return listed(branches, input, ({ name, sha }) => ({
        name,
        commit: { sha, url: urls.api(`/commits/${sha}`) },
        protected: isProtected(name),
      }));
    },

    "repos/get-branch": async ({ input }) => {
      const { branch } = input;
      const commit = found(await readCommit(git, await shaOf(branch)));
      const protection = protections.get(branch);
      return ok({
        name: branch,
        commit: commitView(world, commit),
        _links: { html: urls.html(`/tree/${branch}`), self: branchUrl(branch) },
        protected: protection !== undefined,
        protection: branchProtectionView(
          branchUrl(branch),
          protection?.asRuleset === true ? undefined : protection,
        ),
        protection_url: `${branchUrl(branch)}/protection`,
      });
    },

    "repos/get-branch-rules": ({ input }) =>
      listed(branchRulesView(world, protections.get(input.branch)), input, (rule) => rule),

    "repos/get-branch-protection": async ({ input }) => {
      await shaOf(input.branch);
      return ok(protectionView(branchUrl(input.branch), protectionFor(input.branch)));
    },

    "repos/update-branch-protection": async ({ input }) => {
      await shaOf(input.branch);
      const protection = protectionOf(input);
      protections.set(input.branch, protection);
      return ok(protectionView(branchUrl(input.branch), protection));
    },

    "repos/delete-branch-protection": ({ input }) => {
      protectionFor(input.branch);
      protections.remove(input.branch);
      return noContent();
    },

    "repos/list-tags": async ({ input }) => {
      const tags = (await listRefs(git, "refs/tags/")).reverse();
      return listed(tags, input, async ({ ref }) => {
        const name = ref.slice("refs/tags/".length);
        const sha = await git.text(["rev-parse", `${ref}^{commit}`]);
        return {
          name,
          node_id: nodeId("REF", ref),
          commit: { sha, url: urls.api(`/commits/${sha}`) },
          zipball_url: urls.api(`/zipball/${ref}`),
          tarball_url: urls.api(`/tarball/${ref}`),
        };
      });
    },
  });
}
