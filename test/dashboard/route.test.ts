import { parseRoute, pathWith, sessionPath } from "../../dashboard/route.ts";

test.each([
  ["", { view: "sessions" }],
  ["#/", { view: "sessions" }],
  ["#/sessions?state=failed", { view: "sessions" }],
  ["#/sessions/12", { view: "session", id: "12", section: undefined }],
  ["#/sessions/12/tasks", { view: "session", id: "12", section: "tasks" }],
  ["#/sessions/acme/shop/12/cost", { view: "session", id: "acme/shop/12", section: "cost" }],
  ["#/fleet", { view: "fleet" }],
  ["#/knowledge?q=a+b", { view: "knowledge" }],
  ["#/nowhere", { view: "unknown", path: "/nowhere" }],
  ["#/sessions/%E0%A4%A", { view: "unknown" }],
  ["#/sessions/<img>", { view: "unknown" }],
])("%j leads to its view", (hash, route) => expect(parseRoute(hash)).toMatchObject(route));

test("a filter is part of the address", () => {
  const path = pathWith("/sessions", { q: "a&b=c", state: "", sort: "cost" });
  expect(path).toBe("/sessions?q=a%26b%3Dc&sort=cost");
  const route = parseRoute(`#${path}`);
  expect(route.view === "sessions" && route.query.get("q")).toBe("a&b=c");
});

test("a session's address leads back to it", () =>
  expect(parseRoute(`#${sessionPath("acme/shop/12", "quality")}`)).toEqual({
    view: "session",
    id: "acme/shop/12",
    section: "quality",
  }));
