import { nameOf, ownerOf } from "../access/roles.ts";
import { accountView } from "../accounts.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";

/** Collections of a repository that its body links to, and what each link ends with. */
const LINKS: Record<string, string> = {
  archive: "/{archive_format}{/ref}",
  assignees: "/assignees{/user}",
  blobs: "/git/blobs{/sha}",
  branches: "/branches{/branch}",
  collaborators: "/collaborators{/collaborator}",
  comments: "/comments{/number}",
  commits: "/commits{/sha}",
  compare: "/compare/{base}...{head}",
  contents: "/contents/{+path}",
  contributors: "/contributors",
  deployments: "/deployments",
  downloads: "/downloads",
  events: "/events",
  forks: "/forks",
  git_commits: "/git/commits{/sha}",
  git_refs: "/git/refs{/sha}",
  git_tags: "/git/tags{/sha}",
  hooks: "/hooks",
  issue_comment: "/issues/comments{/number}",
  issue_events: "/issues/events{/number}",
  issues: "/issues{/number}",
  keys: "/keys{/key_id}",
  labels: "/labels{/name}",
  languages: "/languages",
  merges: "/merges",
  milestones: "/milestones{/number}",
  notifications: "/notifications{?since,all,participating}",
  pulls: "/pulls{/number}",
  releases: "/releases{/id}",
  stargazers: "/stargazers",
  statuses: "/statuses/{sha}",
  subscribers: "/subscribers",
  subscription: "/subscription",
  tags: "/tags",
  teams: "/teams",
  trees: "/git/trees{/sha}",
};

const COUNTS = {
  forks: 0,
  forks_count: 0,
  network_count: 0,
  size: 1,
  stargazers_count: 0,
  subscribers_count: 0,
  watchers: 0,
  watchers_count: 0,
};

const SWITCHES = {
  allow_forking: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_squash_merge: true,
  archived: false,
  disabled: false,
  fork: false,
  has_discussions: false,
  has_downloads: true,
  has_issues: true,
  has_pages: false,
  has_projects: false,
  has_wiki: false,
  is_template: false,
  private: false,
  web_commit_signoff_required: false,
};

/** The repository as every endpoint and webhook shows it. */
export function repositoryView(world: World): Record<string, unknown> {
  const { repository, urls, accounts, born } = world;
  const open = world.issues.all().filter((issue) => issue.state === "open").length;
  return {
    id: 1,
    node_id: nodeId("R", 1),
    name: nameOf(repository),
    full_name: repository.fullName,
    owner: accountView(urls, accounts.byLogin(ownerOf(repository))),
    ...Object.fromEntries(
      Object.entries(LINKS).map(([name, path]) => [`${name}_url`, urls.api(path)]),
    ),
    url: urls.api(),
    html_url: urls.html(),
    clone_url: urls.html(".git"),
    git_url: urls.html(".git"),
    ssh_url: urls.html(".git"),
    svn_url: urls.html(),
    mirror_url: null,
    homepage: null,
    description: null,
    language: null,
    license: null,
    topics: [],
    visibility: "public",
    default_branch: repository.defaultBranch,
    ...SWITCHES,
    ...COUNTS,
    open_issues: open,
    open_issues_count: open,
    created_at: stamp(born),
    updated_at: stamp(born),
    pushed_at: stamp(born),
  };
}
