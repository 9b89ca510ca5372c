// Stands for `docker build` and `docker push`: there is no registry, and the cluster runs no images.
//
//   node deploy/image.mjs build <commit>
//   node deploy/image.mjs push <commit>
//
// The push prints a digest, the same for the same commit.
import { createHash } from "node:crypto";

const [action, commit] = process.argv.slice(2);
if ((action !== "build" && action !== "push") || !commit) {
  console.error("image.mjs: say what to do and with which commit: image.mjs push 1234abcd");
  process.exitCode = 1;
} else if (action === "build") {
  console.log(`built registry.example/notes:${commit}`);
} else {
  const digest = createHash("sha256").update(commit).digest("hex");
  console.log(`${commit}: digest: sha256:${digest}`);
}
