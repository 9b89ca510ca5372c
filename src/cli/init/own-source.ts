import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { localClone } from "../../adapters/git/local-clone.ts";
import { UserError } from "../../core/errors.ts";
import { remoteName } from "../../core/adopt/remote-name.ts";
import { Release, sourceIn, sourceOf, type Source } from "../../core/adopt/release.ts";

async function releaseIn(packageDir: string): Promise<Release | undefined> {
  const text = await readFile(join(packageDir, "release.json"), "utf8").catch(() => undefined);
  return text === undefined ? undefined : Release.parse(JSON.parse(text));
}

/** The repository of a checkout of Miyabi; undefined where it is installed, inside of another repository. */
async function checkoutOf(packageDir: string, home: string): Promise<string | undefined> {
  const clone = await localClone(packageDir, home).catch(() => undefined);
  if (clone?.origin === undefined || clone.root !== packageDir) return undefined;
  return remoteName(clone.origin, "https://github.com");
}

/**
 * Which Miyabi the workflows of a repository shall call.
 * @throws UserError invalid_input where this copy of Miyabi does not know where it is from
 */
export async function ownSource(known: {
  asked: Pick<Source, "repository"> | Source | undefined;
  packageDir: string;
  /** Text of the workflow that is there; undefined where there is none. */
  workflow: string | undefined;
  /** Empty folder. */
  home: string;
}): Promise<Source> {
  const { asked, packageDir, workflow, home } = known;
  const present = sourceIn(workflow ?? "");
  const release = await releaseIn(packageDir);
  const checkout = await checkoutOf(packageDir, home);
  const source = sourceOf({
    ...(asked && { asked }),
    ...(release && { release }),
    ...(present && { present }),
    ...(checkout !== undefined && { checkout }),
  });
  if (source !== undefined) return source;
  throw new UserError(
    "invalid_input",
    "This copy of Miyabi is no release and does not know its repository on GitHub. Name it: --from OWNER/miyabi, or --from OWNER/miyabi@COMMIT.",
  );
}
