export const id = 4563;
export const ids = [4563];
export const modules = {

/***/ 44563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSandbox: () => (/* binding */ openSandbox)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/sandbox/sandbox-rule.js
var sandbox_rule = __webpack_require__(26612);
;// CONCATENATED MODULE: ./build/core/sandbox/sandbox-setup.js
/** bwrap could not begin. A sandbox that began and did not hold is nothing that a profile repairs. */
const COULD_NOT_BEGIN = /^bwrap: /;
/**
 * What to set up next, each thing once; undefined where nothing is left to try, and the job ends with
 * `no_sandbox`.
 */
function nextSetUp(lack, { hosted, restricted }, done) {
    const isOpen = (what) => hosted && !done.includes(what);
    switch (lack.kind) {
        case "programs":
            return isOpen("programs") ? "programs" : undefined;
        case "probe":
            return restricted && COULD_NOT_BEGIN.test(lack.said) && isOpen("profile")
                ? "profile"
                : undefined;
    }
}
/** What is missing, in a few words. */
const lackText = (lack) => lack.kind === "probe"
    ? lack.said
    : `${lack.names.join(" and ")} ${lack.names.length === 1 ? "is" : "are"} not installed`;

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/adapters/process/find-program.js



/** Absolute path of a program in the first of some folders that has it; undefined where none has. */
async function findProgram(name, folders) {
    for (const folder of folders) {
        const file = (0,external_node_path_.join)(folder, name);
        const found = await (0,promises_.access)(file, external_node_fs_.constants.X_OK).then(() => true, () => false);
        if (found)
            return file;
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/core/digest.js
var digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
// EXTERNAL MODULE: ./build/adapters/process/clean-path.js
var clean_path = __webpack_require__(13644);
// EXTERNAL MODULE: ./build/adapters/process/clean-environment.js
var clean_environment = __webpack_require__(77370);
// EXTERNAL MODULE: ./build/adapters/process/run-program.js + 3 modules
var run_program = __webpack_require__(48128);
;// CONCATENATED MODULE: ./build/adapters/sandbox/inside.js
// What a program finds inside of the sandbox.
const HOME = "/home/miyabi";
const TEMP = "/tmp";
const SOCKET = "/run/miyabi/proxy.sock";
/** Below the range from which systems give out ports, and none that servers use. */
const PORT = 20_128;
const PROXY = `http://127.0.0.1:${PORT}`;
const DIRECT = "localhost,127.0.0.1,::1";
/** The way to the network, under the names that tools look for. */
const PROXY_ENVIRONMENT = {
    HTTP_PROXY: PROXY,
    HTTPS_PROXY: PROXY,
    NO_PROXY: DIRECT,
    http_proxy: PROXY,
    https_proxy: PROXY,
    no_proxy: DIRECT,
    NODE_USE_ENV_PROXY: "1",
    YARN_HTTP_PROXY: PROXY,
    YARN_HTTPS_PROXY: PROXY,
};
const MOST_PROCESSES = 4_096;
/** Where a further socket lies that is joined to a port. */
const socketOf = (port) => `/run/miyabi/port-${port}.sock`;
/** Joins a port of loopback to a socket. */
const join = (port, socket) => `socat TCP-LISTEN:${port},bind=127.0.0.1,fork,backlog=128 UNIX-CONNECT:${socket} </dev/null >/dev/null 2>&1 &`;
/** Waits until a port is open, as /proc/net/tcp says; no more than a few thousand looks. */
const wait = (port) => `looks=0
while [ $looks -lt 5000 ]; do
  while read -r line; do case "$line" in *":${port.toString(16).toUpperCase().padStart(4, "0")} "*) break 2 ;; esac; done </proc/net/tcp
  looks=$((looks + 1))
done`;
/**
 * Joins the ports to their sockets, waits until they are open, and becomes the program. dash calls the
 * limit of processes -p, other shells -u; it does not bind root.
 * @param ports those joined to further sockets, beside the proxy's
 */
function launch(ports) {
    const script = [
        `ulimit -u ${MOST_PROCESSES} 2>/dev/null || ulimit -p ${MOST_PROCESSES} 2>/dev/null`,
        join(PORT, SOCKET),
        ...ports.map((port) => join(port, socketOf(port))),
        ...[PORT, ...ports].map(wait),
        "unset looks line",
        'exec "$@"',
    ];
    return ["/bin/sh", "-c", script.join("\n"), "sh"];
}

;// CONCATENATED MODULE: ./build/adapters/sandbox/bwrap-arguments.js

/** Every namespace of its own, no capability, no way to make further namespaces, ended with us. */
const ISOLATION = [
    "--unshare-user",
    "--disable-userns",
    "--unshare-pid",
    "--unshare-net",
    "--unshare-ipc",
    "--unshare-uts",
    "--unshare-cgroup-try",
    "--cap-drop",
    "ALL",
    "--new-session",
    "--die-with-parent",
];
/** Bytes of a folder in memory. */
const MOST_IN_MEMORY = 1024 * 1024 * 1024;
/**
 * A folder that programs write to, kept from command to command. Where something else is mounted below
 * it, it is empty at each command instead: bwrap follows links to a place that it mounts at, and a
 * program could have left one there that leads out of the sandbox.
 */
function ownFolder(view, from, to) {
    const others = [view.cwd, view.tree, ...view.readable, ...view.writable, ...view.system];
    return others.some((path) => path.startsWith(`${to}/`))
        ? ["--size", String(MOST_IN_MEMORY), "--tmpfs", to]
        : ["--bind", from, to];
}
/** Arguments of `bwrap` for one program. Later mounts lie on top of earlier ones. */
const bwrapArguments = (view, command) => [
    ...ISOLATION,
    ...view.system,
    // bwrap leaves the kernel's settings open to root, who may run us in a container: core_pattern among
    // them, which names a program that the machine starts.
    ...["--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev"],
    ...ownFolder(view, view.temp, TEMP),
    ...ownFolder(view, view.home, HOME),
    ...view.readable.flatMap((path) => ["--ro-bind", path, path]),
    ...[view.tree, ...view.writable].flatMap((path) => ["--bind", path, path]),
    ...view.sealed.flatMap((path) => ["--ro-bind", path, path]),
    ...["--ro-bind", view.socket, SOCKET],
    ...view.sockets.flatMap(({ port, path }) => ["--ro-bind", path, socketOf(port)]),
    ...["--remount-ro", "/", "--chdir", view.cwd, "--"],
    ...launch(view.sockets.map(({ port }) => port)),
    ...command,
];

// EXTERNAL MODULE: ./build/adapters/process/rustup-home.js
var rustup_home = __webpack_require__(47170);
;// CONCATENATED MODULE: ./build/adapters/sandbox/program-folders.js


/** Where programs of a prefix keep what they need; not `share` or `etc`, which may hold people's data. */
const BESIDE_BIN = ["lib", "libexec", "include"];
/** Go's programs need all of the folder that they were unpacked into, its own library's sources too. */
const isGoRoot = (folder) => ["bin/go", "VERSION", "src/runtime"].every((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, name)));
/** What the shims of pyenv, rbenv or nodenv need. Not the hooks: some write shims anew, which are read-only here. */
const BESIDE_SHIMS = ["bin", "libexec", "version", "versions"];
/** The shims with what starts the programs in `versions`, undefined where `entry` is no folder of shims. */
function withVersions(entry) {
    const home = (0,external_node_path_.dirname)(entry);
    if ((0,external_node_path_.basename)(entry) !== "shims" || !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(home, "versions")))
        return undefined;
    return [entry, ...BESIDE_SHIMS.map((name) => (0,external_node_path_.join)(home, name))];
}
/**
 * What a virtual environment of Python needs: all of itself, and the prefix of the Python that made it
 * (https://docs.python.org/3/library/venv.html: `home` in pyvenv.cfg). Undefined where it is none.
 */
function virtualEnvironment(prefix) {
    const settings = (0,external_node_path_.join)(prefix, "pyvenv.cfg");
    if (!(0,external_node_fs_.existsSync)(settings))
        return undefined;
    const home = /^home *= *(.+)$/m.exec((0,external_node_fs_.readFileSync)(settings, "utf8"))?.[1]?.trim() ?? "";
    return (0,external_node_path_.basename)(home) === "bin" && (0,external_node_path_.isAbsolute)(home) ? [prefix, ...besideBin(home)] : [prefix];
}
const besideBin = (entry) => [
    entry,
    ...BESIDE_BIN.map((name) => (0,external_node_path_.join)((0,external_node_path_.dirname)(entry), name)),
];
/**
 * The folders that a program of a folder on PATH needs, with that folder. Some of them may not be there.
 * @param entry an absolute folder outside of the system's own
 */
function programFolders(entry) {
    const versions = withVersions(entry);
    if (versions !== undefined)
        return versions;
    if ((0,external_node_path_.basename)(entry) !== "bin")
        return [entry];
    const prefix = (0,external_node_path_.dirname)(entry);
    if (isGoRoot(prefix))
        return [prefix];
    return virtualEnvironment(prefix) ?? besideBin(entry);
}

;// CONCATENATED MODULE: ./build/adapters/sandbox/system-view.js





const ROOTS = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];
/** Only what programs need to start and to check certificates: no shadow, no private keys, no ssh. */
const ETC = [
    "alternatives",
    "ca-certificates",
    "debian_version",
    "group",
    "host.conf",
    "hosts",
    "java-17-openjdk",
    "java-21-openjdk",
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "lsb-release",
    "mime.types",
    "nsswitch.conf",
    "os-release",
    "passwd",
    "pki/tls/certs",
    "protocols",
    "services",
    "ssl/certs",
    "ssl/openssl.cnf",
    "timezone",
];
const isSystem = (path) => ["/usr", ...ROOTS].some((root) => path === root || path.startsWith(`${root}/`));
function readlinkOf(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path).isSymbolicLink() ? (0,external_node_fs_.readlinkSync)(path) : undefined;
    }
    catch (error) {
        if ((0,error_code/* codeOf */.$)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}
/** The folders of the search path that lie outside of the system's own, with what their programs need. */
const pathFolders = (path) => path
    .split(":")
    .filter((entry) => (0,external_node_path_.isAbsolute)(entry) && !isSystem(entry) && entry !== "/")
    .flatMap(programFolders)
    .filter((folder) => (0,external_node_path_.isAbsolute)(folder) && !isSystem(folder) && folder !== "/");
/**
 * Arguments of bwrap that show the system's programs, read-only, and nothing else of the machine: no
 * home, no /run with its sockets (Docker's among them), no /var.
 * @param path search path, absolute entries only
 */
function systemView(path) {
    const roots = ROOTS.flatMap((root) => {
        const target = readlinkOf(root);
        return target === undefined ? ["--ro-bind-try", root, root] : ["--symlink", target, root];
    });
    const rustup = (0,rustup_home/* rustupHome */.L)(path);
    const shown = [
        ...ETC.map((name) => `/etc/${name}`),
        ...new Set(pathFolders(path)),
        ...(rustup === undefined || isSystem(rustup) ? [] : [rustup]),
    ];
    return [
        ...["--ro-bind", "/usr", "/usr"],
        ...roots,
        ...shown.filter((entry) => (0,external_node_fs_.existsSync)(entry)).flatMap((entry) => ["--ro-bind", entry, entry]),
    ];
}

;// CONCATENATED MODULE: ./build/adapters/sandbox/bwrap-commands.js










/**
 * Where the machine's memory runs out, the kernel ends what runs in the sandbox, and neither us nor the
 * runner. Inside, /proc is read-only: nobody takes it back (proc(5), oom_score_adj).
 */
const FIRST_TO_GO = [
    "/bin/sh",
    "-c",
    '(echo 1000 >/proc/$$/oom_score_adj) 2>/dev/null; exec "$@"',
    "sh",
];
/**
 * git's own files at the top of a folder. A link would show what it points to, so it is left as it is:
 * inside of the sandbox it points to nothing.
 */
async function gitOf(cwd) {
    const path = (0,external_node_path_.join)(cwd, ".git");
    try {
        return (await (0,promises_.lstat)(path)).isSymbolicLink() ? [] : [path];
    }
    catch (error) {
        if ((0,error_code/* codeOf */.$)(error) === "ENOENT")
            return [];
        throw error;
    }
}
/**
 * Programs in a sandbox of bubblewrap: they write to their tree, their HOME and /tmp only, see no other
 * process and none of the machine's files, and reach the network through the proxy alone. Each tree
 * has a HOME and a /tmp of its own, empty at first and kept from command to command.
 */
function bwrapCommands({ program, scratch, path, readable, proxies, }) {
    const system = systemView((0,clean_path/* cleanPath */.t)(path));
    return {
        sandbox: "bwrap",
        refused: proxies.refusedIn,
        async run(command, options) {
            const { cwd, tree = cwd, env = {}, programs, writable = [], readable: more = [], sockets = [], ...limits } = options;
            if (command.length === 0)
                throw new Error("no program was named");
            const folders = (0,external_node_path_.join)(scratch, (0,digest/* digestOf */.ol)(tree));
            const [home, temp] = [(0,external_node_path_.join)(folders, "home"), (0,external_node_path_.join)(folders, "tmp")];
            for (const folder of [home, temp])
                await (0,promises_.mkdir)(folder, { recursive: true });
            const sealed = await gitOf(tree);
            const socket = await proxies.socketFor(tree);
            const view = {
                ...{ cwd, tree, system, home, temp, writable, sealed, socket, sockets },
                readable: [...readable, ...more],
            };
            return (0,run_program/* runProgram */.m)({
                command: [...FIRST_TO_GO, program, ...bwrapArguments(view, command)],
                cwd,
                env: {
                    ...(0,clean_environment/* cleanEnvironment */.h)({ home: HOME, tempDir: TEMP, path, programs }),
                    ...PROXY_ENVIRONMENT,
                    ...env,
                },
                ...limits,
            });
        },
    };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/adapters/sandbox/probe-sandbox.js




const SECONDS = 20;
/** The program itself, its shell, bwrap, socat with a child, `readlink`, and some air. */
const probe_sandbox_MOST_PROCESSES = 10;
/** What a program that wants out would do; says on its output what it has reached. */
const SCRIPT = `echo inside > inside || exit 9
for place in "$1" /usr /etc /; do (echo outside > "$place/miyabi-outside") 2>/dev/null && echo "wrote $place"; done
socat -T2 - "TCP:127.0.0.1:$2,connect-timeout=2" </dev/null >/dev/null 2>&1 && echo "connected directly"
answer=$(printf 'CONNECT 127.0.0.1:%s HTTP/1.1\\r\\n\\r\\n' "$2" | socat -T2 - "TCP:\${HTTPS_PROXY#http://},connect-timeout=2" 2>&1 | head -n 1)
case "$answer" in *" 403 "*) ;; *) echo "the proxy answered \${answer:-nothing}" ;; esac
(: >> /proc/sys/kernel/core_pattern) 2>/dev/null && echo "opened the kernel's settings"
set -- /proc/[0-9]*
[ $# -le ${probe_sandbox_MOST_PROCESSES} ] || echo "saw $# processes"
echo done`;
const exists = (path) => (0,promises_.access)(path).then(() => true, () => false);
function failureOf({ code, stdout, stderr, timedOut }) {
    const lines = stdout.trim().split("\n");
    if (code === 0 && stdout.trim() === "done")
        return undefined;
    if (code === 0)
        return `a program in it ${lines.filter((line) => line !== "done").join("; ")}`;
    const said = stderr.trim().split("\n").at(-1) ?? "";
    return (0,inert_line/* inertLine */.F)(timedOut ? "a program in it did not end" : said || `it ended with ${code ?? "a signal"}`);
}
/**
 * Runs a program that tries to write outside, to reach a server of this machine and to see other
 * processes, and believes what it sees from outside as well.
 * @returns undefined where the sandbox holds, else why not
 */
async function probeSandbox(commands, dir) {
    const [cwd, outside] = [(0,external_node_path_.join)(dir, "probe"), (0,external_node_path_.join)(dir, "outside")];
    for (const folder of [cwd, outside])
        await (0,promises_.mkdir)(folder, { recursive: true });
    const reached = [];
    const server = (0,external_node_net_.createServer)((socket) => {
        reached.push("directly");
        socket.destroy();
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
        const { port } = server.address();
        const command = ["/bin/sh", "-c", SCRIPT, "sh", outside, String(port)];
        const failure = failureOf(await commands.run(command, { cwd, timeoutSeconds: SECONDS }));
        if (failure !== undefined)
            return failure;
        if (reached.length > 0)
            return "a program in it reached the network directly";
        if (await exists((0,external_node_path_.join)(outside, "miyabi-outside")))
            return "a program in it wrote outside";
        const inside = await (0,promises_.readFile)((0,external_node_path_.join)(cwd, "inside"), "utf8").catch(() => "");
        return inside === "inside\n" ? undefined : "a program in it could not write its own folder";
    }
    finally {
        server.close();
        for (const folder of [cwd, outside])
            await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: ./build/core/sandbox/refusals.js
var refusals = __webpack_require__(10669);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: ./build/core/sandbox/allowed-hosts.js
var allowed_hosts = __webpack_require__(17688);
;// CONCATENATED MODULE: ./build/adapters/sandbox/connect-proxy.js




const TARGET = /^([\w.-]+):(\d{1,5})$/;
const refuse = (socket, text) => {
    socket.end(`HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${text}\n`);
};
/**
 * The only way out of the sandbox: tunnels (CONNECT) to the listed hosts, from a Unix socket at `path`.
 * Names are resolved here, so nothing inside needs DNS. It keeps no process alive.
 * @param allowed hosts as in the configuration's `allowedHosts`
 * @param refused told of each request that is not let through, with what it was for
 */
async function startConnectProxy(path, allowed, refused) {
    const server = (0,external_node_http_.createServer)(({ method, url = "" }, response) => {
        refused((0,refusals/* targetOf */.$r)(method, url));
        response.writeHead(403, { "content-type": "text/plain", connection: "close" });
        response.end("The sandbox lets https through, and nothing else.\n");
    });
    server.on("connect", ({ url = "" }, socket, head) => {
        socket.on("error", () => socket.destroy());
        const [, host = "", port = ""] = TARGET.exec(url) ?? [];
        if (host === "" || !(0,allowed_hosts/* isAllowedHost */.X)(allowed, host, Number(port))) {
            refused((0,refusals/* targetOf */.$r)("CONNECT", url));
            return refuse(socket, "The sandbox does not let this host through (allowedHosts).");
        }
        const remote = (0,external_node_net_.connect)({ host, port: Number(port) });
        remote.once("connect", () => {
            socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
            remote.write(head);
            socket.pipe(remote).pipe(socket);
        });
        remote.on("error", () => socket.destroy());
        remote.on("close", () => socket.destroy());
        socket.on("close", () => remote.destroy());
    });
    await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(path, resolve);
    });
    server.unref();
}

;// CONCATENATED MODULE: ./build/adapters/sandbox/proxies.js



/**
 * A proxy for each folder that programs run in, so that what was refused is told of the right task.
 * @param dir our own folder outside of every clone, with a short path
 */
function connectProxies(dir, allowed) {
    const sockets = new Map();
    const refused = new Map();
    const open = async (cwd) => {
        const socket = (0,external_node_path_.join)(dir, `proxy${sockets.size}`);
        await startConnectProxy(socket, allowed, (target) => refused.set(cwd, (0,refusals/* withRefusal */.lX)(refused.get(cwd) ?? [], { target, times: 1 })));
        return socket;
    };
    return {
        socketFor(cwd) {
            const socket = sockets.get(cwd) ?? open(cwd);
            sockets.set(cwd, socket);
            return socket;
        },
        refusedIn(tree) {
            const lists = [...refused].filter(([cwd]) => cwd === tree || cwd.startsWith(tree + external_node_path_.sep));
            return lists.flatMap(([, list]) => list).reduce(refusals/* withRefusal */.lX, []);
        },
    };
}

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
;// CONCATENATED MODULE: ./build/adapters/sandbox/set-up.js






const SUDO = "/usr/bin/sudo";
const PROFILE_FILE = "/etc/apparmor.d/bwrap";
/** https://ubuntu.com/blog/ubuntu-23-10-restricted-unprivileged-user-namespaces */
const PROFILE = `abi <abi/4.0>,
include <tunables/global>
profile bwrap /usr/bin/bwrap flags=(unconfined) {
  userns,
}
`;
/** apt itself tries again, and waits for one that runs already. */
const APT = [
    "/usr/bin/env",
    "DEBIAN_FRONTEND=noninteractive",
    "/usr/bin/apt-get",
    "-o",
    "Acquire::Retries=3",
    "-o",
    "DPkg::Lock::Timeout=60",
];
/** Beyond the limit that `timeout` keeps as root: we may not end what sudo runs. */
const GRACE_SECONDS = 30;
/** As `timeout` ends where the time was up. */
const TIME_IS_UP = 124;
/** Words of apt for what may be otherwise in a minute. */
const PASSING = /Temporary failure resolving|Could not (?:resolve|connect|get lock|handshake)|Cannot initiate the connection|Connection (?:failed|timed out|refused|reset)|Failed to fetch|Unable to fetch|Hash Sum mismatch/i;
async function stepsOf(what, tempDir) {
    if (what === "programs")
        return [
            { command: [...APT, "update", "-qq"], seconds: 180 },
            {
                command: [...APT, "install", "-y", "-qq", "--no-install-recommends", "bubblewrap", "socat"],
                seconds: 300,
            },
        ];
    await (0,promises_.mkdir)(tempDir, { recursive: true });
    const file = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "apparmor-")), "bwrap");
    await (0,promises_.writeFile)(file, PROFILE);
    return [
        { command: ["/usr/bin/install", "-m", "0644", file, PROFILE_FILE], seconds: 30 },
        { command: ["/usr/sbin/apparmor_parser", "-r", PROFILE_FILE], seconds: 60 },
    ];
}
/** The program with what it does: `apt-get install`. */
function nameOf({ command }) {
    const words = command.filter((word) => word !== "/usr/bin/env" && !word.includes("="));
    const [program = "", ...rest] = words.filter((word) => word !== "-o");
    return [program.split("/").at(-1), ...rest].join(" ");
}
const saidBy = ({ code, stdout, stderr }) => {
    if (code === 0)
        return "done";
    if (code === null || code === TIME_IS_UP)
        return "took too long";
    const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "");
    const said = lines.find((line) => line.startsWith("E: ")) ?? lines.at(-1) ?? "";
    return (0,inert_line/* plainLine */.h)(`ended with ${code}${said === "" ? "" : `: ${said}`}`, 300);
};
/**
 * Sets one thing up as root, on a machine that is thrown away after the job. Called before any
 * generated code has run: nothing of the repository, and no variable of the job's, is looked at.
 * @returns each command and what came of it
 * @throws TransientError where apt could not reach its servers
 */
async function setUp(what, { tempDir, sudo = SUDO }) {
    const env = (0,clean_environment/* cleanEnvironment */.h)({ home: "/nonexistent", tempDir: "/tmp" });
    const tried = [];
    let output = "";
    for (const step of await stepsOf(what, tempDir)) {
        const limit = ["/usr/bin/timeout", "--kill-after=10", String(step.seconds)];
        const result = await (0,run_program/* runProgram */.m)({
            command: [sudo, "-n", ...limit, ...step.command],
            cwd: "/",
            env,
            timeoutSeconds: step.seconds + GRACE_SECONDS,
        });
        tried.push(`\`${nameOf(step)}\` ${saidBy(result)}`);
        output += `${result.stdout}\n${result.stderr}\n`;
        const failed = result.code !== 0;
        const late = result.code === null || result.code === TIME_IS_UP;
        // Old lists may do: only what installs has the last word.
        if (failed && !step.command.includes("update")) {
            if (what === "programs" && (late || PASSING.test(output)))
                throw new errors/* TransientError */.N_(`the sandbox could not be set up: ${tried.join("; ")}`);
            break;
        }
    }
    return tried;
}

;// CONCATENATED MODULE: ./build/adapters/sandbox/open-sandbox.js









/** Where systems put bwrap; the job's own PATH is not asked (threat 19). */
const FOLDERS = ["/usr/bin", "/usr/local/bin", "/bin"];
/** Linux takes 107 bytes for the path of a socket. */
const MOST_SOCKET_BYTES = 107;
/** `1` where AppArmor lets only programs with a profile make user namespaces. */
const RESTRICTION = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";
/** A sandbox that was seen to hold, or what stands against it. */
async function tryToOpen({ path, readable, folders = FOLDERS }, { scratch, proxies }) {
    const [program, socat] = [
        await findProgram("bwrap", folders),
        await findProgram("socat", folders),
    ];
    if (program === undefined || socat === undefined) {
        const names = [
            ...(program === undefined ? ["bwrap"] : []),
            ...(socat === undefined ? ["socat"] : []),
        ];
        return { lack: { kind: "programs", names } };
    }
    const commands = bwrapCommands({ program, scratch, path, readable, proxies });
    const said = await probeSandbox(commands, scratch);
    return said === undefined ? { commands } : { lack: { kind: "probe", said } };
}
/**
 * A sandbox of bubblewrap that has been tried out: nothing runs in one that was not seen to hold. On a
 * machine of GitHub's what is missing is set up first.
 * @throws UserError no_sandbox, TransientError where apt could not reach its servers
 */
async function openSandbox(options) {
    const { tempDir, allowedHosts, hosted = false, restriction = RESTRICTION, told, sudo } = options;
    await (0,promises_.mkdir)(tempDir, { recursive: true });
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "box-"));
    const socket = (0,external_node_path_.join)(scratch, "proxy0000");
    if (Buffer.byteLength(socket) > MOST_SOCKET_BYTES)
        throw (0,sandbox_rule/* noSandbox */.x)(`the path of the job's temp folder is too long for a socket (${socket})`);
    const proxies = connectProxies(scratch, allowedHosts);
    const restricted = (await (0,promises_.readFile)(restriction, "utf8").catch(() => "")).trim() === "1";
    const done = [];
    const steps = [];
    for (;;) {
        const tried = await tryToOpen(options, { scratch, proxies });
        if ("commands" in tried) {
            if (steps.length > 0)
                told?.(`The sandbox was set up: ${steps.join("; ")}.`);
            return tried.commands;
        }
        const next = nextSetUp(tried.lack, { hosted, restricted }, done);
        if (next === undefined)
            throw (0,sandbox_rule/* noSandbox */.x)(lackText(tried.lack), steps);
        done.push(next);
        steps.push(...(await setUp(next, { tempDir, ...(sudo === undefined ? {} : { sudo }) })));
    }
}


/***/ })

};
