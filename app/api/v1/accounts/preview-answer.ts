import type { AccountPreview } from "@/lib/domain/accounts/account-preview";

type Previewed = AccountPreview & Readonly<{ priceListId: string | null }>;

/** What an answer has besides when it was only tried out. */
export const previewAnswer = ({ priceListId, before, after, pbxs, warnings }: Previewed) => ({
  dryRun: true as const,
  priceListId,
  before,
  after,
  differences: pbxs,
  warnings,
});
