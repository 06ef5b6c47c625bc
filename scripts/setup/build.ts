import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@/scripts/setup/places";
import { step } from "@/scripts/setup/progress";
import { runQuietly } from "@/scripts/setup/program";
import { contentStamp, unlessStamped } from "@/scripts/setup/stamp";

const BUILD = join(ROOT, ".next");
const STAMP = join(BUILD, "portal-stamp");
const SOURCES = [
  "app",
  "components",
  "emails",
  "lib",
  "public",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the pages, when a source changed since the last build. */
export async function buildPages(): Promise<void> {
  const stamp = await contentStamp(SOURCES);
  if (!existsSync(join(BUILD, "BUILD_ID"))) rmSync(STAMP, { force: true });
  await unlessStamped(STAMP, stamp, () =>
    step("Building the pages (a minute or so, when they changed)", () =>
      runQuietly("next/dist/bin/next", {
        args: ["build"],
        env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      }),
    ),
  );
}
