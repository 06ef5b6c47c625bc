import { run } from "./bootstrap.mjs";

const args = process.argv.slice(2);
await run("scripts/start.ts", args, args.includes("--dev") ? "development" : "production");
