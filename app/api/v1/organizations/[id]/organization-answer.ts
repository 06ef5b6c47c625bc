import type { z } from "zod";
import { formatInstant } from "@/lib/domain/instant";
import { formatIsc } from "@/lib/domain/money/amount";
import { amountAnswer } from "@/lib/features/key-contents/schema";
import type { OrganizationView } from "@/lib/features/organization-views/data";
import type { Holdings } from "@/lib/features/organization-views/holdings/data";
import type { organizationViewSchema } from "@/lib/features/organization-views/holdings/schema";

type Answer = z.input<typeof organizationViewSchema>;

/** An organization with its people and all it has, as JSON: amounts and times as text. */
export const organizationAnswer = (view: OrganizationView, held: Holdings): Answer => ({
  id: view.id,
  name: view.name,
  kind: view.kind,
  partner: view.partner?.name ?? null,
  people: view.members.map(({ name, email, permissions, isLimited }) => ({
    name,
    email,
    permissions: permissions as Answer["people"][number]["permissions"],
    limited: isLimited,
  })),
  balances: held.balances.flatMap(balanceAnswer),
  accounts: held.accounts.map(({ balance, ...account }) => ({ ...account, balanceIsc: formatIsc(balance) })),
  activationKeys: held.keys.map(({ id: _id, isOwn, amount, at, items, ...key }) => ({
    ...key,
    own: isOwn,
    isc: formatIsc(amount),
    items: [...items],
    at: formatInstant(at),
  })),
  licenseKeys: [...held.licenseKeys],
  transfers: held.transfers.map(({ id: _id, offeredAt, ...transfer }) => ({
    ...transfer,
    offeredAt: formatInstant(offeredAt),
  })),
});

function balanceAnswer({
  project,
  articleName,
  balance,
}: Holdings["balances"][number]): Answer["balances"][number][] {
  if (!balance) return [];
  const shown = (amount: bigint) => amountAnswer(balance.articleNumber, amount);
  const { loaded, used, inOwnActivations, left } = balance;
  return [
    {
      project,
      name: articleName ?? "iSC",
      loaded: shown(loaded),
      used: shown(used),
      inOwnActivations: shown(inOwnActivations),
      left: shown(left),
    },
  ];
}
