import { z } from "zod";

/** What Claude Code is made to end with: the same as our own engine's `finish`. */
export const FinalReport = z.object({
  summary: z
    .string()
    .trim()
    .min(1)
    .describe("What you changed and how you checked it, in a few plain lines"),
  not_done: z
    .array(z.string().trim().min(1))
    .default([])
    .describe("What the task asks for and you could not do, each with its reason"),
});

/** For --json-schema, which knows draft 7. Claude Code offers it to the model as the tool StructuredOutput. */
export const REPORT_SCHEMA = JSON.stringify(
  z.toJSONSchema(FinalReport, { io: "input", target: "draft-7" }),
);
