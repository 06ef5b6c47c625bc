import { weeks } from "@/lib/domain/accounts/warnings";
import { type Instant, instant, seconds } from "@/lib/domain/instant";
import { setWarningAddresses } from "@/lib/features/accounts/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, portalTime } from "@/tests/support/clock";
import { chargeIsc, openRental, PORT, rent, type Rental } from "@/tests/support/rental";

/** Rented at 60 iSC a month: 100 pieces at 0.60. */
const PIECES = 100;
const ISC_PER_MONTH = 60;
export const ADDRESSES = ["it@bergmann.example", "chef@bergmann.example"];

/** A running account that is warned about its end, and stays running for about so many average months. */
export async function openWarnedRental(months = 4, locale: "en" | "de" = "en"): Promise<Rental> {
  const rental = await openRental();
  await warn(rental, ADDRESSES, locale);
  await chargeIsc(rental, String(months * ISC_PER_MONTH));
  await rent(rental, { [PORT]: PIECES });
  return rental;
}

/** Sets an account's warning addresses. */
export const warn = (rental: Rental, warningEmails: string[], warningLocale: "en" | "de" = "en") =>
  setWarningAddresses(rental.partner, rental.accountId, { warningEmails, warningLocale });

/** The second an account's rental ends or ended in. */
export async function endOf({ accountId }: Rental): Promise<Instant> {
  const { exhaustsAt } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  return instant(exhaustsAt ?? 0n);
}

/** Moves the clock to so many weeks before an account's end, and a number of seconds more or less. */
export async function goToWeeksBefore(rental: Rental, count: number, offset = 0n): Promise<Instant> {
  const wanted = (await endOf(rental)) - weeks(count) + offset;
  return advanceClock(seconds(wanted - (await portalTime())));
}

/** The mails an account's end has caused, the oldest first. */
export const mailsOf = ({ accountId }: Rental) =>
  db.mail.findMany({
    where: { accountId, kind: { in: ["rental-warning", "rental-stopped"] } },
    orderBy: [{ portalAt: "asc" }, { createdAt: "asc" }],
  });

/** The weeks an account has been mailed about, in the order of the mails: 7 … 1, and 0 for the stop. */
export async function weeksTold(rental: Rental): Promise<number[]> {
  const mails = await db.mail.findMany({
    where: { accountId: rental.accountId, warnings: { some: {} } },
    include: { warnings: true },
    orderBy: [{ portalAt: "asc" }, { createdAt: "asc" }],
  });
  return mails.map(({ warnings }) => Math.min(...warnings.map(({ weekIndex }) => weekIndex)));
}
