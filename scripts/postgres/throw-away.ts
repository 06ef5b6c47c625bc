import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, removeData, startPostgres } from "@/scripts/postgres/embedded";

/** Nothing here has to survive a power cut, so nothing waits for the disk. */
const FAST = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: 300,
  max_wal_size: "4GB",
};

/** A PostgreSQL without data, which is thrown away when it is stopped. */
export async function startThrowAwayPostgres(): Promise<EmbeddedPostgres> {
  const home = await mkdtemp(join(tmpdir(), "portal-test-"));
  await chmod(home, 0o711);
  const folder = join(home, "postgres");
  const postgres = await startPostgres(folder, FAST);
  return {
    address: postgres.address,
    stop: async () => {
      await postgres.stop();
      await removeData(folder);
      await rm(home, { recursive: true, force: true });
    },
  };
}
