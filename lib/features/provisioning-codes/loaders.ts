import { loadAccount } from "@/lib/features/accounts/loaders";
import { listProvisioningCodes, type ProvisioningCode } from "@/lib/features/provisioning-codes/data";

export type { ProvisioningCode } from "@/lib/features/provisioning-codes/data";

/** The codes of an account of the person asking. */
export const loadProvisioningCodes = async (accountId: string): Promise<ProvisioningCode[]> =>
  listProvisioningCodes((await loadAccount(accountId)).id);
