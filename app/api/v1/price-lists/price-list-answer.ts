import { formatInstant } from "@/lib/domain/instant";
import { formatCents } from "@/lib/domain/money/amount";
import type { PriceList } from "@/lib/features/price-lists/data";
import type { PriceListAnswer } from "@/lib/features/price-lists/schema";

/** A price list as it is answered. */
export const priceListAnswer = ({ id, number, validFrom, prices }: PriceList): PriceListAnswer => ({
  id,
  number,
  validFrom: formatInstant(validFrom),
  prices: prices.map(({ article, name, scenario, price }) => ({
    article,
    name,
    scenario,
    monthlyIsc: formatCents(price),
  })),
});
