/** CSI, OSC (ended by BEL or ST), other strings (DCS, SOS, PM, APC) and two-character escapes. */
const ESCAPES =
  /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[PX^_][^\u001B]*(?:\u001B\\)?|[ -/]*[0-~])/g;
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g;

/**
 * Text of others, safe to echo to a job's log: no terminal escapes, no carriage returns, nothing
 * that the runner obeys. It obeys `::cmd::` after leading white space and `##[cmd]` anywhere in a
 * line (actions/runner, ActionCommand.cs; design: platform). Doing it twice changes nothing.
 */
export const neutralise = (text: string): string =>
  text
    .replace(ESCAPES, "")
    .replace(LINE_ENDS, "\n")
    .replace(CONTROLS, "")
    .replace(/^([^\S\n]*):(?=:)/gmu, "$1: ")
    .replace(/##(?=\[)/g, "# #");
