import { loadDocuments, loadKnowledge } from "../data/knowledge.ts";
import { DocumentIndex } from "./document-index.ts";

const index = new DocumentIndex();
let filled: Promise<DocumentIndex> | undefined;

const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

async function fill(onProgress: (done: number, all: number) => void): Promise<DocumentIndex> {
  const { documents, chunks } = await loadKnowledge();
  for (let chunk = 0; chunk < chunks; chunk++) {
    let since = performance.now();
    for (const document of await loadDocuments(chunk)) {
      index.add(document);
      // The page answers keys and clicks meanwhile.
      if (performance.now() - since < 25) continue;
      onProgress(index.size, documents);
      await pause();
      since = performance.now();
    }
  }
  return index;
}

/** The index over all documents, made once. */
export function filledIndex(
  onProgress: (done: number, all: number) => void,
): Promise<DocumentIndex> {
  filled ??= fill(onProgress);
  return filled;
}
