import { artifactHandlers } from "./actions/artifact-handlers.ts";
import { runHandlers } from "./actions/run-handlers.ts";
import { settingHandlers } from "./actions/setting-handlers.ts";
import { workflowHandlers } from "./actions/workflow-handlers.ts";
import type { OperationId } from "./access/rules.ts";
import { activityHandlers } from "./code/activity-handlers.ts";
import { appHandlers } from "./apps/app-handlers.ts";
import { branchHandlers } from "./code/branch-handlers.ts";
import { commitHandlers } from "./code/commit-handlers.ts";
import { contentHandlers } from "./code/content-handlers.ts";
import { objectHandlers } from "./code/object-handlers.ts";
import { refHandlers } from "./code/ref-handlers.ts";
import { checkHandlers } from "./delivery/check-handlers.ts";
import { deploymentHandlers } from "./delivery/deployment-handlers.ts";
import { environmentHandlers } from "./delivery/environment-handlers.ts";
import { releaseHandlers } from "./delivery/release-handlers.ts";
import { statusHandlers } from "./delivery/status-handlers.ts";
import type { Handlers } from "./http/call.ts";
import { assigneeHandlers } from "./issues/assignees.ts";
import { commentHandlers } from "./issues/comment-handlers.ts";
import { issueHandlers } from "./issues/issue-handlers.ts";
import { issueLabelHandlers } from "./issues/issue-label-handlers.ts";
import { labelHandlers } from "./issues/label-handlers.ts";
import { reactionHandlers } from "./issues/reaction-handlers.ts";
import { searchHandlers } from "./issues/search.ts";
import { subIssueHandlers } from "./issues/sub-issues.ts";
import { timelineHandlers } from "./issues/timeline-handlers.ts";
import { pullHandlers } from "./pulls/pull-handlers.ts";
import { reviewHandlers } from "./pulls/review-handlers.ts";
import { accountHandlers } from "./repository/account-handlers.ts";
import { repositoryHandlers } from "./repository/repository-handlers.ts";
import type { World } from "./world.ts";

/** Every operation with its handler. The type demands one for each rule in access/rules.ts. */
export const operations = (world: World): Handlers<OperationId> => ({
  ...accountHandlers(world),
  ...activityHandlers(world),
  ...appHandlers(world),
  ...artifactHandlers(world),
  ...assigneeHandlers(world),
  ...branchHandlers(world),
  ...checkHandlers(world),
  ...commentHandlers(world),
  ...commitHandlers(world),
  ...contentHandlers(world),
  ...deploymentHandlers(world),
  ...environmentHandlers(world),
  ...issueHandlers(world),
  ...issueLabelHandlers(world),
  ...labelHandlers(world),
  ...objectHandlers(world),
  ...pullHandlers(world),
  ...reactionHandlers(world),
  ...refHandlers(world),
  ...releaseHandlers(world),
  ...repositoryHandlers(world),
  ...reviewHandlers(world),
  ...runHandlers(world),
  ...searchHandlers(world),
  ...settingHandlers(world),
  ...statusHandlers(world),
  ...subIssueHandlers(world),
  ...timelineHandlers(world),
  ...workflowHandlers(world),
});
