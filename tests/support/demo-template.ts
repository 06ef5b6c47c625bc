import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { contentStamp } from "@/scripts/setup/stamp";
import { ensureTemplate, migratedTemplate } from "@/tests/support/database";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

const SOURCES = ["prisma", "lib/domain", "lib/features"];

/** The template with the demo data: three organizations' people, accounts in all states, ninety days of history. */
export async function demoTemplate(): Promise<string> {
  const from = await migratedTemplate();
  const name = `portal_demo_${(await contentStamp(SOURCES)).slice(0, 12)}`;
  await ensureTemplate({ name, fill: seed }, from);
  return name;
}

/** In a process of its own: this one may already hold another database. */
async function seed(databaseUrl: string): Promise<void> {
  const env = { ...process.env, ...TEST_ENVIRONMENT, DATABASE_URL: databaseUrl };
  await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/seed.ts"], { env });
}
