import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "@/scripts/setup/places";
import { step } from "@/scripts/setup/progress";
import { runQuietly } from "@/scripts/setup/program";
import { contentStamp, unlessStamped } from "@/scripts/setup/stamp";

const GENERATED = join(ROOT, "lib/platform/db/generated");
const SOURCES = [
  "prisma/schema.prisma",
  "prisma/models",
  "prisma.config.ts",
  "node_modules/prisma/package.json",
];

/** Generates the database client, when the schema changed. */
export async function generateClient(): Promise<void> {
  await mkdir(GENERATED, { recursive: true });
  await unlessStamped(join(GENERATED, ".stamp"), await contentStamp(SOURCES), () =>
    step("Generating the database client", () =>
      runQuietly("prisma/build/index.js", {
        args: ["generate"],
        preload: "scripts/prisma/without-studio.mjs",
        env: {
          // The command asks for its engine and never runs it: any program will do, and none is fetched.
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        },
      }),
    ),
  );
}
