import { startThrowAwayPostgres } from "@/scripts/postgres/throw-away";
import { migratedTemplate } from "@/tests/support/database";

/** Before the first test: a PostgreSQL (the one at TEST_DATABASE_URL, or one of our own) with the template. */
export default async function prepareTemplate(): Promise<() => Promise<void>> {
  const own = process.env.TEST_DATABASE_URL ? undefined : await startThrowAwayPostgres();
  if (own) process.env.TEST_DATABASE_URL = own.address("postgres");
  process.env.TEST_TEMPLATE = await migratedTemplate();
  return async () => {
    if (!own) return;
    delete process.env.TEST_DATABASE_URL;
    await own.stop();
  };
}
