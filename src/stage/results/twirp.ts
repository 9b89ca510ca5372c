/** Error codes of Twirp that this service uses, with their HTTP status: https://twitchtv.github.io/twirp/docs/errors.html */
const STATUS = {
  bad_route: 404,
  malformed: 400,
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  already_exists: 409,
  failed_precondition: 412,
} as const;

export type TwirpCode = keyof typeof STATUS;

export class TwirpError extends Error {
  override name = "TwirpError";
  readonly code: TwirpCode;

  constructor(code: TwirpCode, message: string) {
    super(message);
    this.code = code;
  }

  get status(): number {
    return STATUS[this.code];
  }
}
