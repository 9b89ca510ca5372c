# Threat 12: install scripts. They run, since the agent may run programs; what they find is what it finds.
mkdir -p /tmp/pkg /tmp/use && cd /tmp/pkg
cat > look.cjs <<'PROGRAM'
const names = Object.keys(process.env).filter((name) => /TOKEN|SECRET|ANTHROPIC|ACTIONS_|INPUT_/i.test(name));
require("node:fs").writeFileSync("/tmp/installed", `an install script found ${names.length === 0 ? "nothing" : names.join(" ")}\n`);
PROGRAM
printf '{"name":"evil","version":"1.0.0","scripts":{"postinstall":"node look.cjs"}}' > package.json
cd /tmp/use && printf '{"name":"use","version":"1.0.0"}' > package.json
npm install --offline --no-audit --no-fund --install-links /tmp/pkg >/dev/null 2>&1
cat /tmp/installed 2>/dev/null || echo "no install script ran"
