import type { StageEvent } from "../../contract/events.ts";
import { record, text } from "../language/values.ts";

/** The title of a run without `run-name:`; GitHub takes it from what caused the event. */
export const defaultTitle = (event: StageEvent, workflowName: string): string => {
  const title = (key: string): string => text(record(event.payload[key])["title"]);
  switch (event.name) {
    case "push":
      return text(record(event.payload["head_commit"])["message"]).split("\n")[0] ?? "";
    case "issues":
    case "issue_comment":
      return title("issue");
    case "pull_request":
    case "pull_request_target":
      return title("pull_request");
    default:
      return workflowName;
  }
};
