/**
 * What is left to do after `miyabi init`, a line each.
 * @param repository `owner/name`, where the clone has one on GitHub
 */
export function nextSteps(given: { repository: string | undefined; labels: boolean }): string[] {
  const { repository } = given;
  const on = repository === undefined ? "" : ` --repo ${repository}`;
  const api = `repos/${repository ?? "{owner}/{repo}"}/actions/permissions/workflow`;
  const steps = [
    "See it work on this machine first; no key is needed:  miyabi run --local",
    "The model's key:  " + `gh secret set ANTHROPIC_API_KEY${on}`,
    "Let Miyabi open pull requests: Settings > Actions > General > Workflow permissions >",
    '  "Allow GitHub Actions to create and approve pull requests", or',
    `  gh api -X PUT ${api} -F can_approve_pull_request_reviews=true`,
    ...(given.labels ? [] : [`The labels, once:  miyabi init --labels${on}   (GITHUB_TOKEN)`]),
    "Bring the files to the default branch:  git add .github && git commit -m 'ci: Miyabi' && git push",
    `See that all is right:  miyabi doctor${on}`,
    `Label an issue:  gh issue edit NUMBER${on} --add-label trigger:agent-execute`,
  ];
  let number = 0;
  return steps.map((step) =>
    step.startsWith("  ") ? `   ${step}` : `  ${(number += 1)}. ${step}`,
  );
}
