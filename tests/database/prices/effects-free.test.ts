import { beforeEach, expect, test } from "vitest";
import { instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { publishDraft } from "@/lib/features/price-drafts/mutations";
import { listPriceEffects } from "@/lib/features/price-effects/data";
import { effectQuerySchema } from "@/lib/features/price-effects/schema";
import { getAccountEffect } from "@/lib/features/price-sources/data";
import { approvePromotion, requestPromotion } from "@/lib/features/promotions/mutations";
import { freezeClock, portalTime } from "@/tests/support/clock";
import { draftPrices } from "@/tests/support/price-drafts";
import { chargeIsc, linesOf, newSerial, openRunning, PORT, restorePrices } from "@/tests/support/rental";

beforeEach(() => freezeClock());

test("what a promotion makes free stays free under new prices, in the look ahead as with the next charge", async () => {
  const rental = await openRunning({ isc: "100", ports: 10 });
  const { vendor, partner, accountId } = rental;
  const serial = newSerial();
  await addPbx(partner, { accountId, serial, name: "Branch", scenario: "on_premises" });
  const changes = [{ serial, lines: linesOf({ [PORT]: 2 }) }];
  await changeAccountConfiguration(partner, { accountId, changes });
  const { id: promotionId } = await requestPromotion(partner, {
    accountId,
    systemName: "Headquarters",
    note: "",
  });
  const endsAt = instant((await portalTime()) + 86_400n);
  await approvePromotion(vendor, { promotionId, endsAt });
  const draft = await draftPrices(rental, { [PORT]: "0.90" });
  const { effects, oldRate, newRate } = await listPriceEffects(vendor, draft.id, effectQuerySchema.parse({}));
  expect([oldRate, newRate]).toEqual([120n, 180n]);
  expect(effects).toMatchObject([
    { id: accountId, next: { rate: 180n, ends: [{ at: endsAt, rate: 180n }] } },
  ]);
  const { preview } = await getAccountEffect(vendor, { accountId, sourceId: draft.id });
  expect(preview.after.monthlyIsc).toBe("1.80");
  await publishDraft(vendor, { id: draft.id, basedOn: draft.version });
  await chargeIsc(rental, "1");
  expect((await requireAccount(partner, accountId)).facts.rate).toBe(180n);
  await restorePrices();
});
