import * as core from "@actions/core";
import { neutralise } from "../core/text/workflow-text.ts";

/** A warning in the job's log and on the run's page. */
export const warn = (text: string): void => core.warning(neutralise(text));

/** A line for whoever switched debug logging on. */
export const detail = (text: string): void => core.debug(neutralise(text));

/** A line of the job's log. */
export const note = (text: string): void => core.info(neutralise(text));
