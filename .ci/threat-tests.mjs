/** Writes test/security/README.md, which leads from each threat to the tests that show it. Run by tsx. */
import { readFileSync, writeFileSync } from "node:fs";
import { namedTests } from "../test/security/named-tests.ts";
import { PAGE, securityPage, THREATS_PAGE, threatRows } from "../test/security/page.ts";

const rows = threatRows(readFileSync(THREATS_PAGE, "utf8"));
writeFileSync(PAGE, await securityPage(rows, namedTests()));
