import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Of this machine's PATH; undefined where there is none that starts. */
function findChromium(): string | undefined {
  for (const dir of (process.env["PATH"] ?? "").split(delimiter))
    for (const name of NAMES) {
      const path = join(dir, name);
      if (!existsSync(path)) continue;
      try {
        execFileSync(path, ["--version"], { stdio: "ignore" });
        return path;
      } catch {
        // Ubuntu's `chromium` may be a stub that asks for a snap.
      }
    }
  return undefined;
}

export const chromiumPath = findChromium();
if (chromiumPath === undefined) process.stderr.write("skipped: no Chromium\n");

export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    // Its sandbox needs rights that a container's root has not; it sees only pages of ours.
    args: ["--no-sandbox"],
  });
