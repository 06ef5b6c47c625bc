import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pool } from "@/lib/platform/db/pool";
import { DEMO_FILE } from "@/scripts/setup/places";
import { step } from "@/scripts/setup/progress";

const NO_DEMO = [
  "There is no demo data. The first vendor user is made by",
  "  npm run vendor -- --email you@example.com --name 'Your Name'",
];

/**
 * Fills an empty database with demo data where that is wanted, and answers what to tell about it: what can be read
 * only once, the keys to try, is kept for the next start.
 */
export async function demoLines(): Promise<readonly string[]> {
  if (process.env.DEMO !== "1") return NO_DEMO;
  if (await isEmpty()) await step("Filling in demo data", fillIn);
  if (!existsSync(DEMO_FILE)) return [];
  return JSON.parse(readFileSync(DEMO_FILE, "utf8")) as string[];
}

async function fillIn(): Promise<void> {
  const { seedDemo } = await import("@/prisma/seed");
  const seeded = await seedDemo();
  if (seeded) writeFileSync(DEMO_FILE, JSON.stringify(seeded.lines), { mode: 0o600 });
}

async function isEmpty(): Promise<boolean> {
  const { rowCount } = await pool().query("SELECT FROM organizations LIMIT 1");
  return rowCount === 0;
}
