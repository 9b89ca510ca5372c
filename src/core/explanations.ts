import type { UserErrorCode } from "./errors.ts";
import type { Reason } from "./result.ts";

export type Explanation = {
  /** Which agents end with it. */
  from: string;
  /** A sentence without its full stop, as Markdown: what it means. */
  meaning: string;
  /** What to do; left out where nothing is to be done. */
  next?: string;
  /** Where more is said: a page in docs/, with its anchor. */
  see?: string;
};

const RETRY = "`/miyabi retry`";

/** What each code means that a run or a command can end with; docs/troubleshooting.md is made of it. */
export const EXPLANATIONS: Readonly<Record<Reason | UserErrorCode, Explanation>> = {
  // Mistakes that people can correct (errors.ts).
  invalid_input: {
    from: "any",
    meaning: "an input of an action or of the command is not what it should be",
    next: "the message names input and value",
  },
  invalid_config: {
    from: "any",
    meaning: "`.github/miyabi.yml` is not valid",
    next: "the message names key and line; correct it on the default branch",
    see: "configuration.md",
  },
  invalid_event: {
    from: "any",
    meaning: "the workflow was started by an event that Miyabi cannot read",
    next: "use the triggers of `examples/caller.yml`, or of `examples/review.yml`",
  },
  missing_token: {
    from: "any",
    meaning: "there is no token for GitHub, or GitHub does not take it",
    next: "remove your own empty `github-token:` input; on a laptop set `GITHUB_TOKEN`",
  },
  missing_secret: {
    from: "any",
    meaning: "nothing opens the model, or what does is refused; or another secret is missing",
    next: "make the secret that the message names and pass it in the caller's `secrets:`",
    see: "model-access.md",
  },
  missing_permission: {
    from: "any",
    meaning: "the token may not do this",
    next: "add the permission that the message names to the caller's `permissions:`",
  },
  missing_tool: {
    from: "any",
    meaning: "a program is missing on the machine",
    next: "install what the message names",
  },
  not_a_repository: {
    from: "the command",
    meaning: "the folder is not a git repository",
    next: "run the command in a clone",
  },
  issue_not_found: { from: "any", meaning: "there is no such issue", next: "check the number" },
  issue_is_pull_request: {
    from: "orchestrator",
    meaning: "the number belongs to a pull request",
    next: "label an issue",
  },
  issue_closed: {
    from: "orchestrator",
    meaning: "the issue is closed",
    next: "reopen it, then label it again",
  },
  issue_locked: {
    from: "any",
    meaning: "the issue's conversation is locked",
    next: "unlock it",
  },
  no_sandbox: {
    from: "codegen, review",
    meaning: "generated code would run without a sandbox",
    next: "set one up, or set `sandbox: off`",
    see: "sandbox.md#setting-it-up",
  },
  no_claude_code: {
    from: "codegen",
    meaning: "Claude Code could not be installed; the message has npm's words",
    next: "see to npm and its registry on the runner, or set `engine: sdk`",
    see: "engines.md",
  },
  disk_full: {
    from: "any",
    meaning: "nothing more fits on the runner's disk",
    next: `free some space, or name a larger runner in \`runs-on\`; then re-run the failed jobs or ${RETRY}: what was finished is kept`,
    see: "self-hosted.md",
  },
  // orchestrator
  session_started: { from: "orchestrator", meaning: "a new session" },
  session_resumed: {
    from: "orchestrator",
    meaning: "an earlier session was taken up where it stopped",
  },
  not_for_us: {
    from: "orchestrator",
    meaning: "neither a trigger label nor a command; nothing was done",
  },
  sender_not_allowed: {
    from: "orchestrator",
    meaning: "the sender has no write access; nothing was done, nobody was told",
    see: "people.md",
  },
  session_in_progress: {
    from: "orchestrator",
    meaning: "another run works on this issue",
    next: "`/miyabi status` says where it is",
  },
  command_refused: {
    from: "orchestrator",
    meaning: "the command was not taken",
    next: "the answer on the issue says why and what would be accepted",
    see: "people.md#commands",
  },
  plan_approved: { from: "orchestrator", meaning: "the approval was taken" },
  plan_changed: { from: "orchestrator", meaning: "the changed plan was taken" },
  rejected: { from: "orchestrator", meaning: "someone rejected it", next: `${RETRY} goes on` },
  stopped: {
    from: "orchestrator, issue, pr",
    meaning: "someone stopped it",
    next: `${RETRY} goes on`,
  },
  status_reported: { from: "orchestrator", meaning: "a comment shows where the session is" },
  progress_recorded: { from: "orchestrator", meaning: "the issue shows where the session is" },
  deployment_ordered: {
    from: "orchestrator, deployment",
    meaning:
      "a rollback or a deployment was asked for; the environment's own job carries it out, under its rules",
    see: "deployment.md#when-people-ask",
  },
  // issue
  issue_analyzed: { from: "issue", meaning: "the analysis is on the issue" },
  nothing_analyzable: {
    from: "issue",
    meaning: "the issue has no words",
    next: `write what is to be built or repaired, then ${RETRY}`,
  },
  issue_incomplete: {
    from: "issue",
    meaning: "the issue says too little; the questions are in a comment",
    next: `complete the issue's text, then ${RETRY}`,
  },
  // coordinator
  plan_ready: { from: "coordinator", meaning: "the schedule is made, the waves start" },
  approval_needed: {
    from: "coordinator",
    meaning: "the plan waits for people",
    next: "answer `/miyabi approve DIGEST`, `/miyabi reject` or `/miyabi plan`",
    see: "people.md#gates",
  },
  plan_invalid: {
    from: "coordinator",
    meaning: "the task graph is not valid even after a repair",
    next: `${RETRY}, or split the issue`,
  },
  // codegen
  lane_finished: { from: "codegen", meaning: "the lane's tasks are done" },
  lane_failed: {
    from: "codegen",
    meaning: "a task failed; the message says which, with the end of its output",
    next: `re-run the job or ${RETRY}: finished tasks are kept`,
  },
  lane_out_of_time: {
    from: "codegen",
    meaning: "the lane stopped before its job's time was over; what was at work is kept",
    next: `re-run the failed jobs or ${RETRY}`,
  },
  // review
  review_approved: { from: "review", meaning: "80 points or more", see: "review.md" },
  review_needs_human: {
    from: "review",
    meaning: "60 to 79 points",
    next: "look at the draft pull request",
    see: "review.md",
  },
  review_rejected: {
    from: "review",
    meaning: "under 60 points: the tasks run again, after the third time you are asked",
    see: "review.md",
  },
  review_incomplete: {
    from: "review",
    meaning: "a task has no result",
    next: "the escalation comment names it",
  },
  security_finding: {
    from: "review, pr",
    meaning: "a secret or a critical finding",
    next: "only a person may let it pass: the comment says how",
    see: "people.md#gates",
  },
  // pr
  merged: { from: "pr", meaning: "the change is merged; on to the deployment" },
  pull_opened: {
    from: "pr",
    meaning: "the pull request waits for you",
    next: "review and merge it, or close it",
    see: "review.md#merging",
  },
  policy_refused: {
    from: "pr",
    meaning: "the bundle breaks a policy; nothing was pushed",
    next: "the comment names what people may let through",
  },
  tree_mismatch: {
    from: "pr",
    meaning:
      "what was handed over, or merged, is not the tree that was reviewed; it goes no further",
    next: `${RETRY}, or what the comment says`,
  },
  base_moved: {
    from: "pr",
    meaning: "the default branch moved: the change is reviewed again on it",
    next: `if it moved twice, ${RETRY}`,
  },
  head_moved: {
    from: "pr",
    meaning: "people pushed to the issue's branch: it is reviewed as they left it",
    next: `if they pushed again, ${RETRY}`,
  },
  merge_conflict: {
    from: "review, pr",
    meaning: "what came in conflicts",
    next: "the comment names the files and says what to do",
  },
  checks_pending: {
    from: "pr",
    meaning: "the pull request waits for required checks; the comment says for which",
    see: "review.md#merging",
  },
  checks_failed: {
    from: "pr",
    meaning: "a required check fails on the pull request",
    next: `run it again and ${RETRY}, or repair it`,
  },
  // deployment
  deployed: { from: "deployment", meaning: "the environment is healthy" },
  released: { from: "deployment", meaning: "the version is tagged" },
  deployment_not_configured: {
    from: "deployment",
    meaning: "`.github/miyabi.yml` says nothing of `deploy:`; the session ends after the merge",
    see: "deployment.md",
  },
  rolled_back: {
    from: "deployment",
    meaning: "the release failed, and the one before is there again or was never left",
    next: "read the incident issue",
    see: "deployment.md#when-a-deployment-fails",
  },
  rollback_failed: {
    from: "deployment",
    meaning: "going back failed; the environment may run anything",
    next: "go back by hand at once, then read the incident issue",
    see: "deployment.md#before",
  },
  incident_opened: {
    from: "deployment",
    meaning: "an issue has the evidence",
    next: "after a failure in production a pull request takes the change back: merge or close it",
    see: "deployment.md#after-a-failure",
  },
  inconclusive: {
    from: "deployment",
    meaning: "no data to judge by, or a flapping service",
    next: "look at it, then decide",
    see: "deployment.md#verdicts",
  },
  deployment_refused: {
    from: "deployment, finalize",
    meaning: "what people asked for was not done",
    next: "the message says why",
    see: "deployment.md#when-people-ask",
  },
  left_to_session: {
    from: "deployment",
    meaning: "the commit is the merge of a session's pull request: the session deploys it",
    see: "deployment.md#what-people-merge",
  },
  environment_frozen: {
    from: "deployment",
    meaning: "a rollback failed there",
    next: `close its incident when the environment is healthy, then ${RETRY}`,
    see: "deployment.md#before",
  },
  overtaken: {
    from: "deployment",
    meaning: "a newer release is there, which has this change in it; nothing was deployed",
  },
  environment_busy: {
    from: "deployment",
    meaning: "another release is being deployed there",
    next: `${RETRY} when it has ended`,
  },
  // finalize
  session_done: { from: "finalize", meaning: "the issue is closed with a report" },
  session_waiting: {
    from: "finalize",
    meaning: "it waits for you",
    next: "the newest comment says for what",
  },
  session_escalated: {
    from: "finalize",
    meaning: "you are asked in a comment",
    next: "answer it",
    see: "people.md#gates",
  },
  session_failed: {
    from: "finalize",
    meaning: "the report names what failed",
    next: `${RETRY} goes on`,
  },
  // sweep
  swept: { from: "sweep", meaning: "labels were repaired, standing sessions taken up" },
  // anywhere
  disabled: {
    from: "any",
    meaning: "the repository variable `MIYABI_DISABLED` is set",
    next: `unset it, then ${RETRY}`,
    see: "people.md#kill-switches",
  },
  model_unusable: {
    from: "any",
    meaning: "the model refused, was cut off, or twice answered nonsense",
    next: RETRY,
  },
  budget_used_up: {
    from: "any",
    meaning: "a limit is used up; the message names it",
    next: `raise it, or split the issue, then ${RETRY}`,
    see: "budget.md",
  },
  job_failed: {
    from: "any",
    meaning: "a job ended without a result",
    next: `${RETRY} goes on where it stood`,
  },
  cancelled: {
    from: "any",
    meaning: "someone cancelled the run",
    next: `${RETRY} goes on where it stood`,
  },
};
