import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/adapters/clock/system-clock.ts";
import { gitJournal } from "../../../src/adapters/git/git-journal.ts";
import { fetchedSessions } from "../../../src/adapters/sessions/fetched-sessions.ts";
import { startGitRemote } from "../../../src/stage/remote/git-remote.ts";
import { session } from "../../fakes/records.ts";
import { rig } from "../../stage/github/rig.ts";

test("the records of a repository's log branch come over git, without a REST request", async () => {
  const stage = await rig();
  stage.git.commit("main", { "README.md": "shop\n" });
  const { fullName, gitDir } = stage.repository;
  const remote = await startGitRemote({
    repository: { fullName, gitDir },
    tokens: stage.tokens,
    notePush: () => undefined,
  });
  const dir = await mkdtemp(join(tmpdir(), "miyabi-fetched-"));
  try {
    const options = {
      serverUrl: remote.url,
      repository: fullName,
      token: stage.token(),
      dir,
      clock: systemClock(),
    };
    await expect(fetchedSessions(options)).rejects.toThrow(/has no branch miyabi\/logs/);
    const record = session({ repository: fullName });
    await gitJournal(options).append([], record);
    expect(await fetchedSessions(options)).toEqual({
      records: [record],
      unreadable: [],
      source: `miyabi/logs of ${fullName}`,
    });
  } finally {
    await remote.close();
    await stage.close();
    await rm(dir, { recursive: true, force: true });
  }
}, 60_000);
