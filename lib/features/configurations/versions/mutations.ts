import type { ChangePosting } from "@/lib/domain/accounts/change-configuration";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { type EntryActor, postEntries } from "@/lib/features/entries/mutations";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A change decided for a locked account, and the PBXs whose licenses or prices it changes. */
export type ConfigurationStoring = Readonly<{
  account: Readonly<{ id: string; facts: AccountFacts; configurationVersion: number }>;
  posting: ChangePosting;
  touched: readonly string[];
  priceListId: string | null;
}>;

/**
 * Stores what an account rents from now on as a new version of its configuration, and posts the change. The account's
 * row must be locked by the caller's transaction.
 */
export async function storeConfiguration(
  tx: Transaction,
  scope: EntryActor,
  { account, posting, touched, priceListId }: ConfigurationStoring,
): Promise<void> {
  const accountId = account.id;
  const version = account.configurationVersion + 1;
  const { settledAt: at, rate: ratePerSecond } = posting.facts;
  await tx.accountConfiguration.create({
    data: { accountId, version, at, priceListId, ratePerSecond, actorId: scope.userId },
  });
  await tx.configurationLine.createMany({
    data: posting.configuration.flatMap(({ serial, lines }) =>
      lines.map(({ article, quantity, price }) => ({
        accountId,
        version,
        serial,
        articleNumber: article,
        quantity,
        monthlyCents: price,
      })),
    ),
  });
  await tx.pbx.updateMany({
    where: { accountId, serial: { in: [...touched] } },
    data: { version: { increment: 1 } },
  });
  // A promotion that is over makes nothing free, and stops nothing that is rented for its price from here on.
  await tx.pbx.updateMany({ where: { accountId, freeUntil: { lte: at } }, data: { freeUntil: null } });
  await postEntries(tx, scope, { account, posting, version, priceListId });
}
