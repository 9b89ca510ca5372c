import type { Source } from "../../src/core/adopt/release.ts";
import { writtenFor } from "../../src/core/adopt/written-for.ts";
import { isAbsent, WORKFLOW, type Sandbox } from "./sandbox.ts";

/**
 * Has the sandbox call the commit that is tried, by the example that everybody copies.
 * @returns head of the default branch, where the trial begins
 */
export async function pinWorkflow(
  { client: { rest }, place }: Sandbox,
  { branch, source, example }: { branch: string; source: Source; example: string },
): Promise<string> {
  const text = writtenFor(source, example);
  const present = await rest.repos
    .getContent({ ...place, path: WORKFLOW, ref: branch })
    .then(({ data }) => (!Array.isArray(data) && data.type === "file" ? data : undefined))
    .catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
  const now = Buffer.from(present?.content ?? "", "base64").toString("utf8");
  if (now !== text)
    await rest.repos.createOrUpdateFileContents({
      ...place,
      path: WORKFLOW,
      branch,
      message: `ci: Miyabi at ${source.ref.slice(0, 10)}`,
      content: Buffer.from(text).toString("base64"),
      ...(present && { sha: present.sha }),
    });
  const { data } = await rest.git.getRef({ ...place, ref: `heads/${branch}` });
  return data.object.sha;
}
