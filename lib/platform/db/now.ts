import { type Instant, instant } from "@/lib/domain/instant";
import type { Transaction } from "@/lib/platform/db/transaction";

/** The present second of portal time, by the database's clock. Ask after the locks are held. */
export async function portalNow(tx: Transaction): Promise<Instant> {
  const [clock] = await tx.$queryRaw<{ now: bigint }[]>`SELECT portal_now() AS now`;
  return instant(clock?.now ?? 0n);
}
