import { beforeAll, expect, test } from "vitest";
import { weeks } from "@/lib/domain/accounts/warnings";
import { instant } from "@/lib/domain/instant";
import { approvePromotion, requestPromotion } from "@/lib/features/promotions/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { endOf, mailsOf, openWarnedRental, weeksTold } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

test("an end that a promotion brings is told as one that no charge moves, before it and in its second", async () => {
  const rental = await openWarnedRental(6);
  const { partner, vendor, accountId } = rental;
  const wish = { accountId, systemName: "Headquarters", note: "" };
  const { id: promotionId } = await requestPromotion(partner, wish);
  const endsAt = instant((await portalTime()) + weeks(2));
  await approvePromotion(vendor, { promotionId, endsAt });
  expect(await endOf(rental)).toBe(endsAt);
  await sendDueWarnings();
  await advanceClock(weeks(2));
  await settleDue();
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([2, 0]);
  const [before, after] = (await mailsOf(rental)).map(({ text }) => text);
  expect(before).toContain("The promotion lasts for another");
  expect(before).toContain("A charge does not move this end");
  expect(after).toContain("The promotion of Headquarters has ended");
  for (const text of [before, after]) expect(text).not.toContain("/charge");
});
