import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const NAMES = [".rustup", "rustup"];

/**
 * Where rustup keeps its toolchains, undefined without rustup: beside the folder whose `bin` on the search
 * path holds rustup (`~/.cargo/bin` and `~/.rustup`; `/usr/local/cargo/bin` and `/usr/local/rustup`). Its
 * programs look for it in HOME, which is another one for what we run.
 */
export function rustupHome(path: string): string | undefined {
  for (const folder of path.split(":")) {
    if (!existsSync(join(folder, "rustup"))) continue;
    for (const name of NAMES) {
      const home = join(dirname(dirname(folder)), name);
      const toolchains = join(home, "toolchains");
      if (existsSync(toolchains) && readdirSync(toolchains).length > 0) return home;
    }
  }
  return undefined;
}
