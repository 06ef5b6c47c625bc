import { notFound } from "next/navigation";
import { listAccounts } from "@/lib/features/accounts/data";
import { accountListSchema } from "@/lib/features/accounts/schema";
import { listPromotions, type PromotionRecord } from "@/lib/features/promotions/data";
import { requireScope } from "@/lib/platform/access/session-gate";

const MOST_ACCOUNTS = 200;

/** A promotion as the page shows it. */
export type LoadedPromotion = PromotionRecord;

/** The promotions the person asking may see, what they can do, and the accounts they can ask for one in. */
export type LoadedPromotions = Readonly<{
  promotions: readonly LoadedPromotion[];
  accounts: readonly Readonly<{ id: string; name: string }>[];
  isVendor: boolean;
  mayRequest: boolean;
  mayDecide: boolean;
}>;

/** The promotions of a partner, or all for the vendor; a page that does not exist for customers. */
export async function loadPromotions(): Promise<LoadedPromotions> {
  const scope = await requireScope();
  const { organizationKind, permissions, limitedTo } = scope;
  if (organizationKind === "customer" || limitedTo) return notFound();
  const isVendor = organizationKind === "vendor";
  const mayRequest = !isVendor && permissions.has("rental");
  const list = accountListSchema.parse({ pageSize: MOST_ACCOUNTS });
  const [promotions, { accounts }] = await Promise.all([
    listPromotions(scope),
    mayRequest ? listAccounts(scope, list) : { accounts: [] },
  ]);
  return {
    promotions,
    accounts: accounts.map(({ id, name }) => ({ id, name })),
    isVendor,
    mayRequest,
    mayDecide: isVendor && permissions.has("contracts"),
  };
}
