// Runs a commit of this repository at the hosting service, or goes back.
//
//   node deploy/deploy.mjs <environment>
//   node deploy/deploy.mjs <environment> rollback
//
// Calling it again with the same release changes nothing.

/** What must be set, and what for. */
const NEEDED = {
  MIYABI_HOST_URL: "address of the hosting service",
  MIYABI_HOST_TOKEN: "token for it",
  MIYABI_RELEASE: "name of the release",
};

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: ${NEEDED[name] ?? "the commit to deploy"}`);
  return value;
}

async function post(path, body) {
  const response = await fetch(`${setting("MIYABI_HOST_URL")}${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${setting("MIYABI_HOST_TOKEN")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`the host answered ${response.status}: ${answer.error}`);
  return answer;
}

const deploy = async (environment) => {
  const release = setting("MIYABI_RELEASE");
  const { url } = await post(`/services/${environment}/releases`, {
    sha: setting("MIYABI_SHA"),
    release,
  });
  return `${environment}: release ${release} answers at ${url}`;
};

const rollback = async (environment) => {
  // Naming the release to leave makes it safe to ask twice.
  const { url, release } = await post(`/services/${environment}/rollback`, {
    release: setting("MIYABI_RELEASE"),
  });
  return `${environment}: back at release ${release}, which answers at ${url}`;
};

const ACTIONS = { deploy, rollback };

const [environment, action = "deploy"] = process.argv.slice(2);
try {
  if (!environment || !(action in ACTIONS)) {
    throw new Error("name an environment: deploy.mjs staging [rollback]");
  }
  console.log(await ACTIONS[action](environment));
} catch (error) {
  console.error(`deploy.mjs: ${error.message}`);
  process.exitCode = 1;
}
