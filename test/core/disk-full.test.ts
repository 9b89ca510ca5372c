import { diskFullText } from "../../src/core/disk-full.ts";

const systemError = (code: string) =>
  Object.assign(new Error(`${code}: refused, write`), { code, syscall: "write" });

test.each([
  systemError("ENOSPC"),
  systemError("EDQUOT"),
  new Error(
    "git commit ended with 128: fatal: unable to write new index file: No space left on device",
  ),
  new Error(
    "git read-tree ended with 128: fatal: sha1 file 'index.lock' write error. Out of diskspace",
  ),
])("fault 37: %s says that the disk is full, and what to do", (error) => {
  expect(diskFullText(error)).toMatch(/^The runner's disk is full: .*larger disk in runs-on/);
});

test.each([systemError("ENOENT"), new Error("ENOSPC"), "full", undefined])(
  "%s is something else",
  (error) => {
    expect(diskFullText(error)).toBeUndefined();
  },
);
