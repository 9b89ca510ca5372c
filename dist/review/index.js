import { start } from "../miyabi/index.js";
await start("review");
