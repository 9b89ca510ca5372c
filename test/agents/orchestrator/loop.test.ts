import { parseCommand } from "../../../src/core/people/command.ts";
import { marker } from "../../../src/core/names.ts";
import { session } from "../../fakes/records.ts";
import { scene } from "./scene.ts";

const OURS = "github-actions[bot]";
const bot = (login: string) => ({ login, type: "Bot" });

test("threat 40: of 100 events by which bots answer each other, and one by a person, one run comes", async () => {
  const next: unknown[] = [];
  const written: unknown[] = [];
  for (let at = 0; at < 100; at += 1) {
    const actor = at % 2 === 0 ? OURS : "helpful-app[bot]";
    const s = scene({ actor });
    const body = ["/miyabi retry", "/miyabi stop", "/miyabi nonsense"][at % 3] ?? "";
    const act =
      at % 4 === 0
        ? s.label()
        : s.event("issue_comment", {
            action: "created",
            issue: { number: 500 },
            comment: { id: at + 1, body, user: bot(actor) },
            sender: bot(actor),
          });
    next.push((await act).outputs["next"]);
    written.push(...s.issues.writes, ...s.issues.reactions, ...s.sessions.saved);
  }
  next.push((await scene().label()).outputs["next"]);
  expect(written).toEqual([]);
  expect(next.filter((one) => one !== "none")).toEqual(["analyze"]);
});

test("threats 28 and 40: the account of our own GitHub App gives no orders, by label, comment or dispatch", async () => {
  const app = "shop-bot[bot]";
  for (const record of [undefined, session({ state: "implementing" })]) {
    const s = scene({ actor: app, ...(record === undefined ? {} : { record }) });
    const ended = [await s.label(), await s.comment("/miyabi retry"), await s.dispatch("stop")];
    expect(ended.map(({ outputs }) => outputs["next"])).toEqual(["none", "none", "none"]);
    expect([...s.issues.writes, ...s.issues.reactions]).toEqual([]);
    expect(s.sessions.saved).toEqual(record === undefined ? [] : [record]);
  }
});

test("threat 40: what we write begins with our mark, so that it can never be a command, whatever it quotes", () => {
  expect(parseCommand(`${marker(500, "plan")}\n/miyabi retry`)).toEqual({ kind: "none" });
});

test("threat 40: a bot that the configuration names gets one session, however often it asks for one", async () => {
  const named = { actor: "renovate[bot]", config: { bots: ["renovate[bot]"] } };
  expect((await scene(named).label()).outputs["next"]).toBe("analyze");
  const busy = scene({ ...named, record: session({ state: "implementing" }) });
  for (let at = 0; at < 100; at += 1) {
    const ended = await (at % 2 === 0 ? busy.label() : busy.comment("/miyabi retry"));
    expect(ended.outputs["next"]).toBe("none");
  }
  // One comment for the label and one for the command, whose numbers never grow.
  expect(new Set(busy.issues.writes.filter((one) => one.startsWith("create"))).size).toBe(2);
  expect(busy.sessions.saved).toHaveLength(1);
});
