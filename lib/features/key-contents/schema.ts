import { z } from "zod";
import type { KeyContent } from "@/lib/domain/licenses/key-content";
import { formatIsc } from "@/lib/domain/money/amount";
import { ticks } from "@/lib/domain/money/units";
import { iscText, ticksText } from "@/lib/features/fields/schema";

/** What a key holds, as it is answered: an iSC value, or pieces. */
export const keyContentSchema = z.object({
  isc: iscText.nullable(),
  ticks: ticksText,
  items: z.array(z.object({ article: z.string(), name: z.string(), quantity: z.number().int() })),
});

/** The content of a key as `keyContentSchema` says. */
export const keyContentAnswer = ({ amount, items }: KeyContent): z.infer<typeof keyContentSchema> => ({
  isc: amount > 0n ? formatIsc(amount) : null,
  ticks: amount.toString(),
  items: items.map((item) => ({ ...item })),
});

/** An amount of a project's balance: pieces, or iSC as decimal text. */
export const amountText = z
  .string()
  .regex(/^-?\d+(\.\d\d)?$/)
  .meta({
    description: "Pieces, or iSC as decimal text where `article` is null.",
    examples: ["12", "300.00"],
  });

/** An amount as `amountText` says. */
export const amountAnswer = (articleNumber: string | null, amount: bigint): string =>
  articleNumber === null ? formatIsc(ticks(amount)) : amount.toString();
