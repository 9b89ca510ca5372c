/** Measurements of what is built: `npm run -s bench -- <name> [--json]`. */
import { measurePipeline, renderPipeline } from "./pipeline.ts";
import { measureStartup, renderStartup } from "./startup.ts";

const BENCHES: Record<string, (json: boolean) => string | Promise<string>> = {
  startup: (json) => {
    const measured = measureStartup();
    return json ? JSON.stringify(measured, null, 2) : renderStartup(measured);
  },
  pipeline: async (json) => {
    const measured = await measurePipeline();
    return json ? JSON.stringify(measured, null, 2) : renderPipeline(measured);
  },
};

const [name = "", ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) console.log(await bench(flags.includes("--json")));
else {
  console.error(`Usage: npm run -s bench -- <${Object.keys(BENCHES).join("|")}> [--json]`);
  process.exitCode = 2;
}
