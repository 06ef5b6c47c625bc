import { afterAll } from "vitest";
import { closePool } from "@/lib/platform/db/pool";
import { disconnect } from "@/lib/platform/db/client";
import { cloneDatabase } from "@/tests/support/database";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

/** Every test file gets a database of its own, before it imports anything. */
const database = await cloneDatabase(process.env.TEST_TEMPLATE ?? "");
Object.assign(process.env, TEST_ENVIRONMENT, { DATABASE_URL: database.url });

afterAll(async () => {
  await disconnect();
  await closePool();
  await database.drop();
});
