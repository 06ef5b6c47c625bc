import { type Actor, appendAudit, type NewAuditEntry } from "@/lib/platform/access/audit";
import type { Transaction } from "@/lib/platform/db/transaction";

/**
 * Appends what somebody did to the audit trail, in the transaction that does it: for whatever no ledger tells. While
 * vendor staff act for another organization, the entry names their acting session.
 */
export const writeAudit = (tx: Transaction, scope: Actor, entry: NewAuditEntry): Promise<void> =>
  appendAudit(tx, scope, entry);
