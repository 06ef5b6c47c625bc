import { z } from "zod";
import type { PromotionAnswer } from "@/lib/features/promotions/schema";

/** The promotion a path names. */
export const promotionPath = z.strictObject({ promotionId: z.uuid() });

/** A promotion, for example. */
export const PROMOTION_EXAMPLE: PromotionAnswer = {
  id: "0198f3c2-7a11-7c3e-9a51-2f0d6b1c0005",
  partner: "Muster Systems",
  accountId: "0198f3c2-7a11-7c3e-9a51-2f0d6b1c0002",
  account: "muster.example",
  systemName: "pbx-muster",
  note: "",
  state: "requested",
  requestedAt: "2026-11-22T03:10:00Z",
  decidedAt: null,
  endsAt: null,
  reason: "",
  serial: null,
};
