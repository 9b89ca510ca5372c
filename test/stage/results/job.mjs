// One job's process: the real Actions clients, which read their environment when they are loaded.
import { DefaultArtifactClient } from "@actions/artifact";
import { restoreCache, saveCache } from "@actions/cache";

const artifact = new DefaultArtifactClient();
const calls = {
  upload: ({ name, files, root, options }) => artifact.uploadArtifact(name, files, root, options),
  list: ({ latest }) => artifact.listArtifacts({ latest }),
  get: ({ name }) => artifact.getArtifact(name),
  download: ({ id, path, expectedHash }) => artifact.downloadArtifact(id, { path, expectedHash }),
  remove: ({ name }) => artifact.deleteArtifact(name),
  save: ({ paths, key }) => saveCache(paths, key),
  restore: ({ paths, key, restoreKeys }) => restoreCache(paths, key, restoreKeys),
};

process.on("message", async ({ call, input }) => {
  try {
    process.send({ value: await calls[call](input) });
  } catch (error) {
    process.send({ error: `${error.name}: ${error.message}` });
  }
});
