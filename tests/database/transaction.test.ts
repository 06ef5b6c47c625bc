import { expect, test } from "vitest";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";

const slowly = async (tx: Transaction) => {
  await tx.$executeRaw`SELECT pg_sleep(0.5)`;
  await tx.organization.create({ data: { kind: "vendor", name: "Slow" } });
  return tx.organization.count();
};

test("work that takes longer than it may is undone, and what may take longer is not", async () => {
  await expect(inTransaction(slowly, { timeout: 100 })).rejects.toMatchObject({ code: "P2028" });
  expect(await inTransaction(slowly, { timeout: 60_000 })).toBe(1);
});
