import type { IncomingHttpHeaders } from "node:http";
import { ApiError } from "./errors.ts";

/** What every request must carry. @throws ApiError 401 for a wrong key, 400 without a version */
export const checkHeaders = (headers: IncomingHttpHeaders, apiKey: string): void => {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
  const given = headers["x-api-key"] ?? bearer;
  if (given === undefined) throw new ApiError(401, "x-api-key header is required");
  if (given !== apiKey) throw new ApiError(401, "invalid x-api-key");
  if (headers["anthropic-version"] === undefined) {
    throw new ApiError(400, "anthropic-version: header is required");
  }
};
