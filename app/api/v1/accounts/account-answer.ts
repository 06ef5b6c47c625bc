import { accountView } from "@/lib/domain/accounts/account-view";
import { type RenterKind, rateOf } from "@/lib/domain/accounts/configuration";
import { keptUntil } from "@/lib/domain/accounts/rental-ends";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { formatCents, monthlyIsc } from "@/lib/domain/money/amount";
import { rateOfPieces } from "@/lib/domain/money/burn";
import type { AccountPbx, AccountWithPbxs, RentedLine } from "@/lib/features/accounts/data";
import type { AccountAnswer } from "@/lib/features/accounts/schema";

/** An account as the API tells it: as of the second it was read in. */
export const accountAnswer = (account: AccountWithPbxs): AccountAnswer => ({
  id: account.id,
  name: account.name,
  customer: { id: account.customerId, name: account.customerName },
  partner: { id: account.partnerId, name: account.partnerName },
  ...accountView(account.facts, account.now),
  warningEmails: [...account.warningEmails],
  warningLocale: account.warningLocale,
  createdAt: formatInstant(account.createdAt),
  keptUntil: textOf(keptUntil(account.facts.ends)),
  deletedAt: textOf(account.deletedAt),
  pbxs: answersOf(account, "pbx"),
  devices: answersOf(account, "device"),
});

const answersOf = ({ pbxs }: AccountWithPbxs, renter: RenterKind): AccountAnswer["pbxs"] =>
  pbxs.filter(({ kind }) => kind === renter).map(pbxAnswer);

const textOf = (moment: Instant | null): string | null => (moment === null ? null : formatInstant(moment));

const pbxAnswer = ({
  serial,
  name,
  scenario,
  version,
  endsAt,
  freeUntil,
  lines,
}: AccountPbx): AccountAnswer["pbxs"][number] => ({
  serial,
  name,
  scenario,
  version,
  endsAt: textOf(endsAt),
  freeUntil: textOf(freeUntil),
  monthlyIsc: monthlyIsc(rateOf(lines)),
  lines: lines.map(lineAnswer),
});

const lineAnswer = ({ article, name, quantity, price }: RentedLine) => ({
  article,
  name,
  quantity,
  price: formatCents(price),
  monthlyIsc: monthlyIsc(rateOfPieces(price, quantity)),
});
