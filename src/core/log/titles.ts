/** The titles of entries that their writer and their readers share; TASK_TITLE is in plan/past-tasks.ts. */
export const SESSION_TITLE = "Session";
export const REVIEW_TITLE = "Quality Review";
/** Followed by the environment, e.g. `Deployment to staging`. */
export const DEPLOYMENT_TITLE = "Deployment to ";
