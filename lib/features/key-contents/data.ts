import type { KeyContent } from "@/lib/domain/licenses/key-content";
import { ticks } from "@/lib/domain/money/units";
import type { Prisma } from "@/lib/platform/db/client";

/** The columns that tell what a key holds. */
export const KEY_CONTENT = {
  amountTicks: true,
  items: {
    select: { articleNumber: true, quantity: true, article: { select: { name: true } } },
    orderBy: { articleNumber: "asc" },
  },
} as const satisfies Prisma.ActivationKeySelect;

type Row = Prisma.ActivationKeyGetPayload<{ select: typeof KEY_CONTENT }>;

/** What a key holds, from its row. */
export const keyContentOf = ({ amountTicks, items }: Row): KeyContent => ({
  amount: ticks(amountTicks),
  items: items.map(({ articleNumber, quantity, article }) => ({
    article: articleNumber,
    name: article.name,
    quantity,
  })),
});
