import { listTransfers, type Transfer } from "@/lib/features/key-transfers/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** The transfers offered from a project of the person asking, and those their organization received. */
export const loadTransfers = async (projectId: string): Promise<Transfer[]> =>
  listTransfers(await requireScope(), projectId);
