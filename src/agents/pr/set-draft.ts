import type { Pull } from "../../core/session/session.ts";
import type { PullState } from "../../ports/pulls.ts";
import type { Ports } from "./ports.ts";

/** What was done: the pull request as it is now, and a sentence where GitHub refused. */
export type Drafted = { draft: boolean; notes: string[] };

/**
 * A pull request follows its newest review: a better one makes it ready, a worse one makes it a draft again.
 * What people made of it since then stays.
 */
export async function setDraft(
  opened: PullState,
  { wanted, headSha, before }: { wanted: boolean; headSha: string; before: Pull | undefined },
  { pulls }: Ports,
): Promise<Drafted> {
  const ours = before?.number === opened.number && before.headSha === headSha;
  const isOurs = ours && before.draft === wanted;
  if (opened.draft === wanted || opened.state === "closed" || isOurs)
    return { draft: isOurs ? wanted : opened.draft, notes: [] };
  const refusal = await pulls.setDraft(opened, wanted);
  if (refusal === undefined) return { draft: wanted, notes: [] };
  const what = wanted ? "made a draft" : "made ready for review";
  return { draft: opened.draft, notes: [`The pull request could not be ${what}: ${refusal}`] };
}
