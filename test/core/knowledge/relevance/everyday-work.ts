import type { Target } from "./targets.ts";

type Part = { name: string; file: string; words: readonly [string, string]; thing: string };

const part = (name: string, file: string, thing: string, words: string): Part => {
  const [first = "", second = ""] = words.split(", ");
  return { name, file, thing, words: [first, second] };
};

/** Parts of systems of many kinds, written by hand: name, file, what it deals in, two words of its own. */
const PARTS: readonly Part[] = [
  part("shipping labels", "src/shipping/label.ts", "label", "carrier, barcode"),
  part("the warehouse picker", "wms/picker/route.py", "picking route", "shelf, aisle"),
  part("gift cards", "app/models/gift_card.rb", "gift card", "voucher, balance"),
  part("the loyalty programme", "loyalty/points.go", "points account", "tier, bonus"),
  part("newsletter signup", "src/newsletter/subscribe.ts", "subscription", "opt-in, mailing list"),
  part("the booking calendar", "booking/slots.kt", "slot", "appointment, availability"),
  part("seat maps", "venue/seatmap.ts", "seat", "row, block"),
  part("the recipe editor", "recipes/editor/steps.tsx", "recipe step", "ingredient, servings"),
  part("the map view", "maps/tiles/layer.ts", "tile", "geojson, zoom"),
  part("route planning", "routing/graph/astar.rs", "route", "shortest path, junction"),
  part("the weather widget", "widgets/weather.vue", "forecast", "temperature, wind"),
  part("audio transcoding", "media/audio/transcode.go", "audio track", "ffmpeg, bitrate"),
  part("the video player", "player/src/controls.ts", "video", "subtitle, playback"),
  part("podcast feeds", "feeds/rss.py", "feed", "rss, episode"),
  part("the chat room", "chat/rooms/room.ex", "message", "channel, presence"),
  part("polls", "polls/vote.ts", "vote", "ballot, quorum"),
  part("the forum", "forum/threads.php", "thread", "moderation, reply"),
  part("user avatars", "profile/avatar.cs", "avatar", "crop, gravatar"),
  part("team invitations", "teams/invite.ts", "invitation", "member, seat licence"),
  part("role permissions", "rbac/policy.rego", "role", "authorization, policy"),
  part("audit trails", "audit/trail.java", "audit entry", "compliance, actor"),
  part("the expense report", "expenses/report.swift", "receipt", "reimbursement, mileage"),
  part("payroll", "payroll/run.scala", "payslip", "salary, deduction"),
  part("bank statements", "banking/mt940.py", "statement", "mt940, booking text"),
  part("currency conversion", "fx/rates.ts", "exchange rate", "currency, ecb"),
  part("credit scoring", "risk/score.r", "risk score", "default, logistic regression"),
  part("the claims desk", "claims/intake.rb", "claim", "insurance, adjuster"),
  part("lab results", "lab/hl7/parse.go", "lab result", "hl7, specimen"),
  part("prescriptions", "rx/prescription.kt", "prescription", "dosage, pharmacy"),
  part("the patient queue", "clinic/queue.ts", "patient", "triage, waiting room"),
  part("course enrolment", "courses/enrol.py", "enrolment", "student, semester"),
  part("the quiz engine", "quiz/grade.ts", "quiz", "multiple choice, grading"),
  part("plagiarism checks", "essays/shingles.rs", "essay", "similarity, shingle"),
  part("sensor readings", "iot/ingest.c", "reading", "mqtt, firmware"),
  part("the thermostat", "home/thermostat.cpp", "set point", "heating, hysteresis"),
  part("drone telemetry", "drone/mavlink.cc", "flight record", "mavlink, altitude"),
  part("the 3d viewer", "viewer/mesh.ts", "mesh", "webgl, shader"),
  part("the level editor", "game/levels/editor.gd", "level", "sprite, collision"),
  part("matchmaking", "game/match/elo.go", "match", "elo, lobby"),
  part("the leaderboard", "game/board/leaderboard.lua", "high score", "season, ranking list"),
  part("crop planning", "farm/rotation.py", "field plan", "harvest, soil"),
  part("the tender board", "tenders/publish.ts", "tender", "procurement, bidder"),
  part("parking permits", "city/permits.cs", "permit", "licence plate, resident"),
  part("library loans", "library/loans.rb", "loan", "isbn, overdue fee"),
];

type Kind = Omit<Target, "queries">;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Kinds of work that each part has seen, written by hand. */
const KINDS: readonly ((part: Part) => Kind)[] = [
  ({ name, file, thing, words }) => ({
    ...{ title: `Add a list of each ${thing} to ${name}`, type: "feature", files: [file] },
    keywords: [words[0], "list", "overview"],
    asked: `People want to see every ${thing} of ${name} on one page.`,
    summary: `A page with the newest ${thing} on top, filtered by ${words[0]}`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Refuse a ${thing} without ${words[0]}`, type: "bug", files: [file] },
    keywords: [words[0], "validation", thing],
    asked: `In ${name} a ${thing} could be stored although its ${words[0]} was empty.`,
    summary: `The form and the server both ask for ${words[0]}, with a message beside the field`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Move ${name} to a module of its own`, type: "refactor", files: [file] },
    keywords: [words[1], "refactoring", "module"],
    asked: `Code of ${name} is spread over five folders.`,
    summary: `All about ${thing} and ${words[1]} is behind one interface now`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Test how ${name} treats ${words[1]}`, type: "test", files: [file] },
    keywords: [words[1], "tests", thing],
    asked: `Nothing tests ${words[1]} in ${name}.`,
    summary: `Twelve cases about ${thing} with and without ${words[1]}`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Explain ${name} in the handbook`, type: "docs", files: [`docs/${file}.md`] },
    keywords: [words[0], "documentation", "handbook"],
    asked: `Support asks each week what ${words[0]} means in ${name}.`,
    summary: `A chapter on ${thing}, ${words[0]} and ${words[1]} with two screenshots`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Let people remove a ${thing}`, type: "feature", files: [file] },
    keywords: ["remove", thing, words[1]],
    asked: `A ${thing} that was made by mistake stays in ${name} for ever.`,
    summary: `A menu entry that asks once, and keeps ${words[1]} for the report`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Fix the order of entries in ${name}`, type: "bug", files: [file] },
    keywords: ["sorting", words[0], thing],
    asked: `${capital(name)} shows the ${thing} of yesterday above that of today.`,
    summary: `Sorted by time, then by ${words[0]}`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Rename ${words[0]} fields in ${name}`, type: "refactor", files: [file] },
    keywords: [words[0], "naming", "cleanup"],
    asked: `Three names are in use for ${words[0]}.`,
    summary: `One name for ${words[0]} in ${thing}, with an alias for a release`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Print a ${thing} from ${name}`, type: "feature", files: [file] },
    keywords: ["print", "pdf", thing],
    asked: `Offices still need the ${thing} on paper.`,
    summary: `A print style with ${words[0]} and ${words[1]} on one sheet`,
    error: `The pages of ${name} broke within a ${thing}`,
  }),
  ({ name, file, thing, words }) => ({
    ...{ title: `Warn when ${name} lacks ${words[1]}`, type: "feature", files: [file] },
    keywords: ["warning", words[1], thing],
    asked: `A missing ${words[1]} in ${name} is noticed days later.`,
    summary: `A yellow note above the ${thing} until ${words[1]} is there`,
  }),
];

/** The work that nobody of the set looks for: it is what the right answers must be found among. */
export const everydayWork = (count: number): Kind[] =>
  Array.from({ length: count }, (_, at) => {
    const [about, kind] = [PARTS[at % PARTS.length], KINDS[Math.floor(at / PARTS.length)]];
    if (about === undefined || kind === undefined) throw new Error(`no work number ${at}`);
    return kind(about);
  });
