import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/client";

/** What a transaction gives its work: the database, until commit or rollback. */
export type Transaction = Prisma.TransactionClient;

/** How long work may take unless it says otherwise, in milliseconds: what takes longer is stuck. */
const MOST_MILLISECONDS = 20_000;
const TRIES = 5;
/** Write conflict or deadlock, as Prisma and as PostgreSQL name them. */
const CONFLICTS = ["P2034", "40001", "40P01"];

/**
 * Runs work in one transaction. A deadlock or a failed serialization is tried again: every mutation that may be
 * sent twice carries an idempotency reference, which makes that safe.
 */
export async function inTransaction<Answer>(
  work: (tx: Transaction) => Promise<Answer>,
  { timeout = MOST_MILLISECONDS } = {},
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, { timeout, maxWait: MOST_MILLISECONDS });
    } catch (error) {
      if (attempt === TRIES || !isConflict(error)) throw error;
    }
  }
}

class Undone extends Error {
  constructor(readonly answer: unknown) {
    super("rolled back on purpose");
  }
}

/** Runs work as `inTransaction` does and rolls it back: what would happen, by the code that would do it. */
export async function tryOut<Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  try {
    return await inTransaction(async (tx) => {
      throw new Undone(await work(tx));
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer as Answer;
    throw error;
  }
}

function isConflict(error: unknown): boolean {
  const text = JSON.stringify(error, Object.getOwnPropertyNames(error ?? {}));
  return CONFLICTS.some((code) => text.includes(`"${code}"`));
}
