import { z } from "zod";

/** The files of Jest's report, whose form vitest's `json` reporter has too. */
export const JestFiles = z.array(
  z.object({
    /** Its whole path. */
    name: z.string(),
    status: z.string(),
    assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
  }),
);
type JestFiles = z.infer<typeof JestFiles>;

/** Files that failed as a whole: they could not be loaded. */
export const unloadedIn = (files: JestFiles): JestFiles =>
  files.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((one) => one.status !== "failed"),
  );

/** The tests that failed, and the files that could not be loaded. */
export const failuresIn = (files: JestFiles): { name: string; file: string }[] => [
  ...files.flatMap(({ name: file, assertionResults }) =>
    assertionResults.flatMap(({ status, fullName: name }) =>
      status === "failed" ? [{ name, file }] : [],
    ),
  ),
  ...unloadedIn(files).map(({ name: file }) => ({ name: "the file could not be run", file })),
];
