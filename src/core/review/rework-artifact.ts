import { z } from "zod";
import { REVIEW_FILES } from "./review-files.ts";
import { Rework } from "./rework.ts";
import { TaskResult } from "../task/task-result.ts";

/**
 * What a review ordered to be done again, and the results that it knew; `read` gives the text of a
 * file in its artifact.
 * @throws Error where a file is missing or not what its schema says
 */
export async function readRework(
  name: string,
  read: (file: string) => Promise<string | undefined>,
): Promise<{ rework: Rework; results: TaskResult[] }> {
  const parse = async <T>(file: string, schema: z.ZodType<T>): Promise<T> => {
    const text = await read(file);
    if (text === undefined) throw new Error(`the artifact ${name} has no ${file}`);
    return schema.parse(JSON.parse(text));
  };
  return {
    rework: await parse(REVIEW_FILES.rework, Rework),
    results: await parse(REVIEW_FILES.results, z.array(TaskResult)),
  };
}
