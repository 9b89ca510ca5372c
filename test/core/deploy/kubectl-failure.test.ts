import {
  kubectlCause,
  kubectlReason,
  rolloutReason,
} from "../../../src/core/deploy/kubectl-failure.ts";

const said = (stderr: string, more: { timedOut?: boolean; stdout?: string } = {}) => ({
  code: 1,
  timedOut: false,
  stdout: "",
  stderr,
  ...more,
});

test.each([
  "Unable to connect to the server: EOF",
  "Unable to connect to the server: dial tcp 127.0.0.1:6443: connect: connection refused",
  "The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?",
  "Unable to connect to the server: net/http: TLS handshake timeout",
  'error: error validating "shop.yaml": error validating data: failed to download openapi: Get "https://x": dial tcp: i/o timeout',
  "Error from server (TooManyRequests): the server has received too many requests",
  "Error from server (InternalError): an error on the server",
  'Error from server (InternalError): Internal error occurred: failed calling webhook "a.b": EOF',
  "Error from server (ServiceUnavailable): the server is currently unable to handle the request",
  "Error from server (Timeout): the server was unable to return a response in the time allotted",
  'Error from server (Conflict): Operation cannot be fulfilled on deployments.apps "shop": the object has been modified',
  "Error from server: etcdserver: leader changed",
  "something that nobody has seen before",
  "",
])("may pass, and is tried again: %s", (stderr) => {
  expect(kubectlReason(said(stderr))).toBe("passing");
});

test("a command that was stopped is tried again", () => {
  expect(kubectlReason(said("", { timedOut: true }))).toBe("passing");
});

test.each([
  'The Deployment "shop" is invalid: spec.selector: Required value',
  'Error from server (Invalid): Deployment.apps "shop" is invalid',
  'Error from server (Forbidden): deployments.apps "shop" is forbidden: User "d" cannot get resource',
  'Error from server (Forbidden): error when creating "STDIN": services "a" is forbidden: exceeded quota: q',
  'Error from server (NotFound): error when creating "STDIN": namespaces "shop" not found',
  'Error from server (BadRequest): error when creating "STDIN": strict decoding error: unknown field "spec.a"',
  "error: You must be logged in to the server (Unauthorized)",
  'error: error validating "STDIN": error validating data: unknown object type',
  "error: error parsing k8s/shop.yaml: error converting YAML to JSON: yaml: line 3: found a tab",
  'error: the path "k8s" does not exist',
  'error: context "prod" does not exist',
  'error: resource mapping not found for name: "a" namespace: "" from "STDIN": no matches for kind "A" in version "b/v1"',
  "error: accumulating resources: accumulation err='accumulating resources from 'a.yaml'",
  "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority",
  "kubectl: not found or not executable in /work",
])("ends the same each time, and is tried once: %s", (stderr) => {
  expect(kubectlReason(said(stderr))).toBe("lasting");
});

test("a rollout that is stuck is waited for once; one that was lost sight of, again", () => {
  const stuck = 'error: deployment "shop" exceeded its progress deadline';
  expect(rolloutReason(said(stuck))).toBe("lasting");
  expect(rolloutReason(said("error: timed out waiting for the condition"))).toBe("lasting");
  expect(rolloutReason(said("", { timedOut: true }))).toBe("lasting");
  expect(rolloutReason(said("Unable to connect to the server: EOF"))).toBe("passing");
});

test("the cause is kubectl's own error, not a warning or a log line of its libraries", () => {
  const stderr = [
    "Warning: spec.template is deprecated",
    'E1126 04:15:59.123456   77 memcache.go:265] "Unhandled Error" err="EOF"',
    "Unable to connect to the server: EOF",
    "",
  ].join("\n");
  expect(kubectlCause(said(stderr))).toBe("Unable to connect to the server: EOF");
});

test("several reasons in a list below: the first one is told", () => {
  const stderr =
    'The Deployment "shop" is invalid: \n* spec.a: Required value\n* spec.b: Invalid value\n';
  expect(kubectlCause(said(stderr))).toBe(
    'The Deployment "shop" is invalid: spec.a: Required value',
  );
});

test("what is no known error is told by its last line; stdout where stderr is empty", () => {
  expect(kubectlCause(said("one\ntwo\n"))).toBe("two");
  expect(kubectlCause(said("", { stdout: "Waiting for deployment\n" }))).toBe(
    "Waiting for deployment",
  );
  expect(kubectlCause(said(""))).toBeUndefined();
});
