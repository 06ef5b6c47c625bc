import { run } from "./bootstrap.mjs";

await run("scripts/start.ts", process.argv.slice(2));
