import { generateKeyPairSync, verify, type KeyObject } from "node:crypto";
import type { ServerResponse } from "node:http";
import { listen, readBody } from "../../../src/stage/loopback.ts";
import { checkMessages, must, Refused, say, type Asked } from "./messages.ts";

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const EMAIL = "miyabi@acme-shop-1.iam.gserviceaccount.com";
const KEY_ID = "0123456789abcdef0123456789abcdef01234567";
const VERSIONS = ["vertex-2023-10-16", "2026-10-21"];

type Token = { token: string; until: number };

const part = (text = ""): Record<string, unknown> =>
  JSON.parse(Buffer.from(text, "base64url").toString()) as Record<string, unknown>;

/**
 * Google's token endpoint and Vertex AI as they are described, on loopback: tokens for a claim that the account's key has
 * signed, each for an hour of the test's clock, and Claude at `…/publishers/anthropic/models/MODEL:rawPredict`.
 * https://developers.google.com/identity/protocols/oauth2/service-account
 * https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude/use-claude
 */
export class GoogleCloud {
  readonly asked: Asked[] = [];
  readonly tokens: Token[] = [];
  /** Answers of the token endpoint in place of a token, in order. */
  readonly trouble: { status: number; body: string }[] = [];
  /** What the model says to a request that is as it must be. */
  answer = (asked: Asked, response: ServerResponse): void | Promise<void> =>
    say(response, { text: '{"ok":true}', stream: asked.body["stream"] === true });
  readonly #now: () => Date;
  readonly #publicKey: KeyObject;
  readonly #privateKey: string;
  #url = "";
  #close: () => Promise<void> = () => Promise.resolve();

  private constructor(now: () => Date) {
    this.#now = now;
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    this.#publicKey = publicKey;
    this.#privateKey = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  }

  static async start(now: () => Date): Promise<GoogleCloud> {
    const cloud = new GoogleCloud(now);
    const server = await listen((request, response) => {
      void readBody(request).then((bytes) => {
        const { method = "", url: path = "", headers } = request;
        const text = bytes.toString();
        try {
          if (path === "/token") {
            const minted = cloud.#mint(method, new URLSearchParams(text));
            response.writeHead(200, { "content-type": "application/json" });
            response.end(JSON.stringify(minted));
            return;
          }
          const body = JSON.parse(text) as Record<string, unknown>;
          const one = { method, path, headers, body };
          cloud.asked.push(one);
          cloud.#check(one);
          void cloud.answer(one, response);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          response.writeHead(error.status, { "content-type": "application/json" });
          response.end(error.message);
        }
      });
    });
    cloud.#url = server.url;
    cloud.#close = server.close;
    return cloud;
  }

  /** Of Vertex AI. */
  get url(): string {
    return `${this.#url}/v1`;
  }

  /** The account's key file, as Google gives it. */
  get keyFile(): Record<string, string> {
    return {
      type: "service_account",
      project_id: "acme-shop-1",
      private_key_id: KEY_ID,
      private_key: this.#privateKey,
      client_email: EMAIL,
      token_uri: `${this.#url}/token`,
    };
  }

  close(): Promise<void> {
    return this.#close();
  }

  #mint(method: string, form: URLSearchParams): object {
    const trouble = this.trouble.shift();
    if (trouble) throw new Refused(trouble.status, trouble.body);
    const grant = (holds: boolean, why: string): void =>
      must(holds, 400, JSON.stringify({ error: "invalid_grant", error_description: why }));
    grant(method === "POST", "method");
    grant(form.get("grant_type") === "urn:ietf:params:oauth:grant-type:jwt-bearer", "grant_type");
    const [header = "", claims = "", signature = ""] = (form.get("assertion") ?? "").split(".");
    const signed = Buffer.from(`${header}.${claims}`);
    const isOurs = verify("sha256", signed, this.#publicKey, Buffer.from(signature, "base64url"));
    grant(isOurs, "Invalid JWT Signature.");
    grant(
      JSON.stringify(part(header)) === JSON.stringify({ alg: "RS256", typ: "JWT", kid: KEY_ID }),
      "header",
    );
    const { iss, scope, aud, iat, exp, ...others } = part(claims);
    const now = this.#now().getTime() / 1_000;
    grant(iss === EMAIL && scope === SCOPE && aud === `${this.#url}/token`, "claims");
    grant(Object.keys(others).length === 0, "more claims");
    grant(Math.abs(Number(iat) - now) <= 1 && Number(exp) - Number(iat) <= 3_600, "lifetime");
    const token = `ya29.canary-${this.tokens.length}-${"x9Kq".repeat(8)}`;
    this.tokens.push({ token, until: now + 3_600 });
    return { access_token: token, expires_in: 3_599, token_type: "Bearer" };
  }

  #check({ method, path, headers, body }: Asked): void {
    const wrong = (holds: boolean, status: number, message: string): void =>
      must(holds, status, JSON.stringify({ error: { code: status, message, status: "NO" } }));
    const [, project, location, model = "", verb] =
      /^\/v1\/projects\/([^/]+)\/locations\/([^/]+)\/publishers\/anthropic\/models\/([^/:?]+):(\w+)$/.exec(
        path,
      ) ?? [];
    wrong(method === "POST" && project === "acme-shop-1" && location === "global", 404, path);
    wrong(/^claude-[a-z]+-\d(-\d)?(@\d{8})?$/.test(model), 404, `no model ${model}`);
    const now = this.#now().getTime() / 1_000;
    const valid = this.tokens.filter(({ until }) => until > now).map(({ token }) => token);
    const bearer = (headers["authorization"] ?? "").replace(/^Bearer /, "");
    wrong(valid.includes(bearer), 401, "Request had invalid authentication credentials.");
    wrong(headers["x-api-key"] === undefined, 400, "two credentials");
    wrong(headers["anthropic-version"] === undefined, 400, "the version is in the body");
    wrong(VERSIONS.includes(String(body["anthropic_version"])), 400, "anthropic_version");
    wrong(body["model"] === undefined, 400, "model: Extra inputs are not permitted");
    const streams = body["stream"] === true;
    wrong(verb === (streams ? "streamRawPredict" : "rawPredict"), 400, `${verb ?? ""} for stream`);
    checkMessages({ headers, body });
  }
}
