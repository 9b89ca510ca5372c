import type { Ports } from "./ports.ts";

type Opener = Pick<Ports, "workspaces" | "pulls">;

/**
 * The same ports, where somebody else pushes the branch and opens the pull request: what GITHUB_TOKEN does starts no
 * workflow, so the checks of such a pull request wait for an approval. All else stays ours, the merge too.
 */
export const openedBy = <P extends Opener>(ports: P, { workspaces, pulls }: Opener): P => ({
  ...ports,
  workspaces,
  pulls: { ...ports.pulls, open: (pull) => pulls.open(pull) },
});
