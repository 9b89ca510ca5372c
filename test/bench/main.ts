/** Measurements of what is built: `npm run -s bench -- <name> [--json]`. */
import { measureStartup, renderStartup } from "./startup.ts";

const BENCHES: Record<string, (json: boolean) => string> = {
  startup: (json) => {
    const measured = measureStartup();
    return json ? JSON.stringify(measured, null, 2) : renderStartup(measured);
  },
};

const [name = "", ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) console.log(bench(flags.includes("--json")));
else {
  console.error(`Usage: npm run -s bench -- <${Object.keys(BENCHES).join("|")}> [--json]`);
  process.exitCode = 2;
}
