import type { Manifest } from "./declared.ts";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const NPM = words(`
  react react-dom preact vue svelte angular next nuxt express fastify koa axios lodash chalk commander
  moment dayjs date-fns uuid dotenv cors debug webpack rollup vite vitest esbuild typescript eslint
  prettier jest mocha chai sinon jquery mongoose mongodb redis ioredis sequelize prisma passport
  jsonwebtoken bcrypt bcryptjs nodemon electron cheerio puppeteer playwright socket.io graphql
  cross-env rimraf minimist yargs semver async request body-parser cookie-parser inquirer winston
  pino glob ws zod ajv yaml picomatch undici tsx sharp helmet multer tailwindcss postcss
`);
const PYPI = words(`
  requests numpy pandas scipy matplotlib flask django fastapi starlette uvicorn gunicorn sqlalchemy
  pydantic pytest coverage tox setuptools wheel pip virtualenv boto3 botocore urllib3 httpx aiohttp
  jinja2 markupsafe click typer rich pyyaml cryptography pillow beautifulsoup4 lxml selenium scrapy
  celery redis psycopg2 psycopg2-binary pymongo python-dateutil pytz six attrs tqdm torch torchvision
  tensorflow keras scikit-learn openai anthropic black ruff mypy flake8 isort docutils sphinx paramiko
  certifi idna charset-normalizer packaging colorama opencv-python alembic ujson orjson
`);
const CRATES = words(`
  serde serde_json serde_yaml serde_derive tokio rand regex clap anyhow thiserror log env_logger tracing
  reqwest hyper axum actix-web rocket warp tower futures async-trait bytes chrono time uuid libc syn
  quote proc-macro2 itertools once_cell lazy_static rayon crossbeam parking_lot num-traits base64 sha2
  toml diesel sqlx rustls openssl url http tempfile walkdir indexmap hashbrown smallvec bitflags
`);
const GO = words(`
  github.com/gin-gonic/gin github.com/gorilla/mux github.com/stretchr/testify github.com/spf13/cobra
  github.com/spf13/viper github.com/sirupsen/logrus github.com/google/uuid github.com/pkg/errors
  github.com/go-chi/chi github.com/labstack/echo github.com/gofiber/fiber github.com/jackc/pgx
  github.com/lib/pq github.com/go-sql-driver/mysql github.com/redis/go-redis github.com/golang/protobuf
  github.com/prometheus/client_golang github.com/rs/zerolog github.com/joho/godotenv
  github.com/golang-jwt/jwt github.com/boltdb/bolt github.com/hashicorp/vault go.uber.org/zap
  google.golang.org/grpc google.golang.org/protobuf golang.org/x/crypto golang.org/x/net
  golang.org/x/sync golang.org/x/text gopkg.in/yaml.v3 gorm.io/gorm k8s.io/client-go
`);

/** Names that are often imitated: a few dozen of the most used of each registry. */
const KNOWN: Record<Manifest, readonly string[]> = {
  npm: NPM,
  requirements: PYPI,
  pyproject: PYPI,
  cargo: CRATES,
  go: GO,
};

/** As registries compare: case and separators say nothing; nor does the major version of a Go module. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\/v\d+$/, "")
    .replace(/[-_.]/g, "");

/** Changes of one character (inserted, dropped, replaced, swapped with its neighbour) up to `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + cost,
          swapped ? (beforeLast[j - 2] ?? most) + 1 : most + 1,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** Short names are close to each other by chance. */
const SHORTEST = 5;

/**
 * The well-known package that a name could be taken for (threat 37, `reqeusts`): one character off, or
 * the same but for separators. Undefined for what is well known itself.
 */
export function imitates(kind: Manifest, name: string): string | undefined {
  const known = KNOWN[kind];
  const wanted = plain(name);
  if (known.includes(name) || wanted.length < SHORTEST) return undefined;
  const separators = kind === "requirements" || kind === "pyproject" || kind === "cargo";
  // PyPI and crates.io take `a-b` and `a_b` for one name: only what they tell apart can imitate.
  const isSame = (one: string): boolean =>
    separators
      ? one.replace(/[-_.]+/g, "-") === name.toLowerCase().replace(/[-_.]+/g, "-")
      : one === name.toLowerCase().replace(/\/v\d+$/, "");
  if (known.some(isSame)) return undefined;
  return known.find(
    (one) => plain(one).length >= SHORTEST && editDistance(plain(one), wanted, 1) <= 1,
  );
}
