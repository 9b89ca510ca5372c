// Parses modules without running them; started by lint.mjs with --experimental-vm-modules.
//
//   node --experimental-vm-modules tools/syntax.mjs FILE...
//
// Prints a JSON array of those that cannot be parsed.
import { readFileSync } from "node:fs";
import { SourceTextModule } from "node:vm";

const broken = process.argv.slice(2).filter((file) => {
  try {
    new SourceTextModule(readFileSync(file, "utf8").replace(/^#!/, "//"));
    return false;
  } catch {
    return true;
  }
});
console.log(JSON.stringify(broken));
