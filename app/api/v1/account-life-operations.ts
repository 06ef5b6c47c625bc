import { deleteAccount } from "@/app/api/v1/accounts/[id]/delete-account";
import { removePbx } from "@/app/api/v1/accounts/[id]/pbxs/[serial]/operation";
import { approvePromotion } from "@/app/api/v1/promotions/[promotionId]/approval/operation";
import { endPromotion } from "@/app/api/v1/promotions/[promotionId]/end/operation";
import { rejectPromotion } from "@/app/api/v1/promotions/[promotionId]/rejection/operation";
import { listPromotions, requestPromotion } from "@/app/api/v1/promotions/operation";
import { getRetention, setRetention } from "@/app/api/v1/retention/operation";
import type { Operation } from "@/lib/platform/api/operation";

/** What ends accounts and takes PBXs out of them, how long credit is kept, and partners' promotions. */
export const ACCOUNT_LIFE_OPERATIONS: readonly Operation[] = [
  deleteAccount,
  removePbx,
  getRetention,
  setRetention,
  listPromotions,
  requestPromotion,
  approvePromotion,
  rejectPromotion,
  endPromotion,
];
