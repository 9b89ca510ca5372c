import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, parseDocument, visit } from "yaml";

const WORKFLOWS = ".github/workflows";

/** Whose copy it is to be: with the workflows' own `$/`, or named in full for who does not know `$/` yet. */
export type Naming = "own" | "in full";

const LIBRARY = "OWNER/miyabi";
export const REF = "v1";

const keep = (document: Document, jobs: readonly string[]): void => {
  const all = document.get("jobs");
  if (!isMap(all)) throw new Error("a workflow without jobs");
  for (const { key } of [...all.items]) if (!jobs.includes(String(key))) all.delete(key);
};

/** Tells what the jobs before it came to: results and outputs, as the runner itself evaluates them. */
const TOLD = {
  needs: ["intake", "attempt-1"],
  if: "always()",
  "runs-on": "ubuntu-latest",
  permissions: {},
  steps: [
    {
      run: 'echo "needs: $(printf %s "$NEEDS" | base64 -w0)"',
      env: { NEEDS: "${{ toJSON(needs) }}" },
    },
  ],
};

/** `$/actions/codegen` becomes `OWNER/miyabi/actions/codegen@v1`. */
function nameInFull(document: Document): void {
  visit(document, {
    Pair(_, { key, value }) {
      if (String(key) !== "uses" || value === null || typeof value !== "object") return;
      if ("value" in value && typeof value.value === "string" && value.value.startsWith("$/"))
        value.value = `${LIBRARY}/${value.value.slice(2)}@${REF}`;
    },
  });
}

/**
 * A copy of Miyabi whose miyabi.yml has the jobs intake and attempt-1, and whose build.yml has the first wave and the
 * review: all that a plan of one wave runs before it lands. `told` comes after them. Later waves are not in it, since act
 * 0.2.89 takes an index beyond the end of a list for not null, and would run them without a lane.
 */
export function reducedLibrary(dir: string, naming: Naming): string {
  for (const part of ["actions", "dist"]) cpSync(part, join(dir, part), { recursive: true });
  mkdirSync(join(dir, WORKFLOWS), { recursive: true });
  const write = (name: string, change: (document: Document) => void): void => {
    const document = parseDocument(readFileSync(join(WORKFLOWS, name), "utf8"));
    change(document);
    if (naming === "in full") {
      nameInFull(document);
      // Younger than the schema of act 0.2.89; one issue has one run here.
      document.delete("concurrency");
    }
    writeFileSync(join(dir, WORKFLOWS, name), document.toString({ lineWidth: 0 }));
  };
  write("miyabi.yml", (document) => {
    keep(document, ["intake", "attempt-1"]);
    document.setIn(["jobs", "told"], TOLD);
  });
  write("build.yml", (document) => {
    keep(document, ["wave-1", "review"]);
    document.setIn(["jobs", "review", "needs"], "wave-1");
  });
  return dir;
}
