import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";

/** Absolute path of a program in the first of some folders that has it; undefined where none has. */
export async function findProgram(
  name: string,
  folders: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders) {
    const file = join(folder, name);
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}
