import { ACCOUNT_ID } from "@/app/api/v1/accounts/account-example";
import { priceListPath } from "@/app/api/v1/price-lists/[priceListId]/price-list-path";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { formatCents, monthlyIsc } from "@/lib/domain/money/amount";
import { cents } from "@/lib/domain/money/units";
import { endsAt } from "@/lib/domain/prices/effect";
import { listPriceEffects as list, type PriceEffect } from "@/lib/features/price-effects/data";
import { effectQuerySchema, effectsAnswerSchema } from "@/lib/features/price-effects/schema";
import { requirePriceSource } from "@/lib/features/price-sources/data";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE = {
  total: 1,
  dearer: 1,
  cheaper: 0,
  oldMonthlyIsc: "60.00",
  newMonthlyIsc: "66.00",
  accounts: [
    {
      id: ACCOUNT_ID,
      name: "muster.example",
      customer: "Muster AG",
      oldMonthlyIsc: "60.00",
      newMonthlyIsc: "66.00",
      differenceIsc: "6.00",
      oldExhaustsAt: "2026-11-27T02:21:01Z",
      newExhaustsAt: "2026-11-26T15:26:22Z",
    },
  ],
  page: 1,
  pageSize: 50,
};

/** Lists what accounts would pay under a price list. */
export const listPriceEffects = operation({
  id: "listPriceEffects",
  method: "GET",
  path: "/api/v1/price-lists/{priceListId}/effects",
  tag: "Vendor",
  summary: "Who would pay what",
  description:
    "For the vendor's staff: what every account that rents would pay if a list or a draft reached it in this second, by its next change or charge.",
  params: priceListPath,
  query: effectQuerySchema,
  answer: {
    status: 200,
    description: "A page of accounts, and what all come to together.",
    content: { name: "PriceEffects", schema: effectsAnswerSchema, example: EXAMPLE },
  },
  refusals: ["organization_kind_wrong", "not_found"],
  handle: async ({ scope, params: { priceListId }, query }) => {
    const { id } = await requirePriceSource(scope, priceListId);
    const { effects, oldRate, newRate, ...counts } = await list(scope, id, query);
    const { page, pageSize } = query;
    const sums = { oldMonthlyIsc: monthlyIsc(oldRate), newMonthlyIsc: monthlyIsc(newRate) };
    return { status: 200, json: { ...counts, ...sums, accounts: effects.map(effectAnswer), page, pageSize } };
  },
});

function effectAnswer({ id, name, customerName, facts, now, next }: PriceEffect) {
  const { oldEnd, newEnd } = endsAt(facts, next, now);
  return {
    id,
    name,
    customer: customerName,
    oldMonthlyIsc: monthlyIsc(facts.rate),
    newMonthlyIsc: monthlyIsc(next.rate),
    differenceIsc: formatCents(cents(next.rate - facts.rate)),
    oldExhaustsAt: moment(oldEnd),
    newExhaustsAt: moment(newEnd),
  };
}

const moment = (end: Instant | null): string | null => (end === null ? null : formatInstant(end));
