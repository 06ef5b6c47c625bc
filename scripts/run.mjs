/** `node scripts/run.mjs <file.ts> …`: runs a TypeScript file of this repository. */
import { run } from "./bootstrap.mjs";

const [file = "", ...args] = process.argv.slice(2);
await run(file, args);
