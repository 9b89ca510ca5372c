import type { Asset, HostedRelease, ReleaseHost } from "./release-host.ts";

/** `api`: e.g. `https://api.github.com`; `repository`: `owner/name`. */
export type GithubPlace = { api: string; repository: string; token: string };

type Fields = Record<string, unknown>;

// This runs where nothing is installed, so that no dependency ever meets the token: no Octokit, no schema library.
const fields = (value: unknown): Fields => {
  if (typeof value === "object" && value !== null) return { ...value };
  throw new Error("GitHub answered with something else than an object");
};
const list = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new Error("GitHub answered with something else than a list");
};
const number = (value: unknown): number => {
  if (typeof value === "number") return value;
  throw new Error("GitHub answered without a number");
};
const word = (value: unknown): string => {
  if (typeof value === "string") return value;
  throw new Error("GitHub answered without a text");
};

function assetOf(value: unknown): Asset {
  const { id, name, state, digest } = fields(value);
  const whole = state === "uploaded" && typeof digest === "string";
  return { id: number(id), name: word(name), digest: whole ? digest : undefined };
}

function releaseOf(value: unknown): HostedRelease & { tag: string; uploadTo: string } {
  const { id, tag_name, draft, assets, upload_url } = fields(value);
  return {
    id: number(id),
    tag: word(tag_name),
    draft: draft === true,
    assets: list(assets).map(assetOf),
    uploadTo: word(upload_url).replace(/\{.*$/, ""),
  };
}

const textFields = ({ tag, sha, notes }: { tag: string; sha: string; notes: string }): Fields => ({
  tag_name: tag,
  target_commitish: sha,
  name: tag,
  body: notes,
});

/**
 * Releases of a repository on GitHub (https://docs.github.com/rest/releases, https://docs.github.com/rest/git/refs).
 * It tries nothing twice: whoever runs it again goes on.
 */
export function githubHost({ api, repository, token }: GithubPlace): ReleaseHost {
  const base = `${api}/repos/${repository}`;
  async function call(method: string, url: string, body?: Fields | Uint8Array): Promise<unknown> {
    const binary = body instanceof Uint8Array;
    const response = await fetch(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "user-agent": "miyabi-release",
        "x-github-api-version": "2022-11-28",
        ...(body && { "content-type": binary ? "application/octet-stream" : "application/json" }),
      },
      ...(body && { body: binary ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${url} answered ${response.status}: ${text.slice(0, 500)}`);
    return text === "" ? undefined : JSON.parse(text);
  }
  /** Where the files of a release go; GitHub takes them on another host. */
  const uploads = new Map<number, string>();
  const noted = (value: unknown): HostedRelease & { tag: string } => {
    const { uploadTo, ...release } = releaseOf(value);
    uploads.set(release.id, uploadTo);
    return release;
  };
  return {
    tags: async (start) => {
      const refs = list(await call("GET", `${base}/git/matching-refs/tags/${start}`));
      return new Map(
        refs.map((value) => {
          const { ref, object } = fields(value);
          return [word(ref).replace("refs/tags/", ""), word(fields(object)["sha"])];
        }),
      );
    },
    // Drafts have no tag to ask for: of the newest hundred, the one that will have it.
    find: async (tag) =>
      list(await call("GET", `${base}/releases?per_page=100`))
        .map(noted)
        .find((release) => release.tag === tag),
    draft: async (text) =>
      noted(await call("POST", `${base}/releases`, { ...textFields(text), draft: true })),
    upload: async ({ id }, name, content) => {
      const to = uploads.get(id);
      if (to === undefined) throw new Error(`release ${id} was not asked for`);
      await call("POST", `${to}?name=${encodeURIComponent(name)}`, content);
    },
    remove: async ({ id }) => {
      await call("DELETE", `${base}/releases/assets/${id}`);
    },
    publish: async ({ id }, text) => {
      await call("PATCH", `${base}/releases/${id}`, { ...textFields(text), draft: false });
    },
    point: async (tag, sha, move) => {
      if (move) await call("PATCH", `${base}/git/refs/tags/${tag}`, { sha, force: true });
      else await call("POST", `${base}/git/refs`, { ref: `refs/tags/${tag}`, sha });
    },
  };
}
