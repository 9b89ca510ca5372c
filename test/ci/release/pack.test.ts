import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { headOf } from "../../../.ci/release/clone.ts";
import { packRelease } from "../../../.ci/release/pack.ts";
import { Release } from "../../../src/core/adopt/release.ts";
import { cloneWithHistory } from "./clone-with-history.ts";

test("the package knows its repository, version and commit, and the clone stays as it was", () => {
  const clone = cloneWithHistory();
  try {
    const release = { repository: "octo/miyabi", version: "v0.1.0", sha: headOf(clone.dir) };
    packRelease(clone.dir, release, join(clone.dir, "out"));
    expect(readdirSync(join(clone.dir, "out"))).toEqual(["miyabi-0.1.0.tgz"]);
    const packed = (name: string): unknown =>
      JSON.parse(
        execFileSync("tar", ["-xzOf", "out/miyabi-0.1.0.tgz", `package/${name}`], {
          cwd: clone.dir,
          encoding: "utf8",
        }),
      );
    expect(Release.parse(packed("release.json"))).toEqual(release);
    expect(packed("package.json")).toMatchObject({
      repository: { type: "git", url: "git+https://github.com/octo/miyabi.git" },
    });
    expect(clone.git("status", "--porcelain")).toBe("?? out/");
  } finally {
    clone.remove();
  }
});
