import { run } from "./bootstrap.mjs";

await run("scripts/test.ts", process.argv.slice(2), "test");
