import { z } from "zod";

/** Program and arguments of a configuration; no shell is involved. */
export const Command = z.array(z.string().min(1)).min(1);
