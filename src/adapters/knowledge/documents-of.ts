import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import { documentsOfLog } from "../../core/knowledge/documents-of-log.ts";
import { settled } from "../../core/knowledge/settle.ts";
import type { LogSource } from "./sync-log.ts";

/** All documents of a log as it stands, with the outcomes that it comes to. */
export const documentsOf = async (source: LogSource | undefined): Promise<KnowledgeDocument[]> =>
  source === undefined ? [] : settled(documentsOfLog(await source.read(Object.keys(source.files))));
