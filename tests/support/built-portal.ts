import { buildPages } from "@/scripts/setup/build";
import { generateClient } from "@/scripts/setup/generate";
import prepareTemplate from "@/tests/support/template-database";

/** Before the first test against a running portal: everything built, and a PostgreSQL to run it on. */
export default async function preparePortal(): Promise<() => Promise<void>> {
  await generateClient();
  await buildPages();
  return prepareTemplate();
}
