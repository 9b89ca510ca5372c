import { gitJournal } from "../../adapters/git/git-journal.ts";
import { connectGithub } from "../../shell/connect.ts";
import { noticesOf } from "../../shell/connect-notices.ts";
import { keepKnowledge } from "../../shell/keep-knowledge.ts";
import { rememberLog } from "../../shell/knowledge.ts";
import { telemetryOf } from "../../shell/connect-telemetry.ts";
import { warn } from "../../shell/log.ts";
import { once } from "../../shell/once.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins finalize to GitHub, the run's artifacts and the log branch. */
export const main = (): Promise<void> =>
  runAction(
    INPUTS,
    async (raw, context) => {
      const token = raw["github-token"];
      const github = await connectGithub(token, context);
      const { serverUrl, repository, tempDir, disabled } = context;
      const { clock } = github;
      const journal = gitJournal({ serverUrl, repository, token, dir: tempDir, clock });
      const config = once(github.repository.config);
      const notices = noticesOf(raw["notice-secrets"], { config, clock, run: context });
      const telemetry = telemetryOf({
        configured: async () => (await config()).telemetry.url,
        secretLines: raw["notice-secrets"],
        clock,
      });
      const secretLines = raw["knowledge-secrets"];
      const remember = async (): Promise<void> => {
        await rememberLog({ token, run: context, clock })();
        await keepKnowledge({ config, secretLines, token, clock }, context);
      };
      return run(
        { ...parseInput(raw), disabled },
        {
          ...github,
          repository: { ...github.repository, config },
          journal,
          notices,
          remember,
          telemetry,
          warn,
        },
      );
    },
    { evenDisabled: true }, // a run that was under way is put away, and says why
  );
