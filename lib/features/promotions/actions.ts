"use server";

import { revalidatePath } from "next/cache";
import { startOfDay } from "@/lib/domain/display/day";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import type { FormState } from "@/lib/domain/form-state";
import { Refusal } from "@/lib/domain/refusal";
import {
  approvePromotion,
  endPromotion,
  rejectPromotion,
  requestPromotion,
} from "@/lib/features/promotions/mutations";
import { approvalFormSchema, reasonFormSchema, requestFormSchema } from "@/lib/features/promotions/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers *Ask for the promotion*. */
export async function answerPromotionRequest(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: requestFormSchema,
    fieldOf: { account_deleted: "accountId", account_not_found: "accountId" },
    write: async ({ reference, ...request }, scope) => {
      await requestPromotion(scope, request, reference);
      return shownAnew();
    },
  });
}

/** Answers *Approve*: it ends at the beginning of the day, on the vendor's clock. */
export async function answerPromotionApproval(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: approvalFormSchema,
    fieldOf: { promotion_end_in_past: "endDay" },
    write: async ({ promotionId, endDay, reference }, scope) => {
      const endsAt = startOfDay(endDay, DEFAULT_TIME_ZONE);
      if (endsAt === null) throw new Refusal("promotion_end_in_past");
      await approvePromotion(scope, { promotionId, endsAt }, reference);
      return shownAnew();
    },
  });
}

/** Answers *Reject*. */
export async function answerPromotionRejection(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: reasonFormSchema,
    write: async ({ reference, ...rejection }, scope) => {
      await rejectPromotion(scope, rejection, reference);
      return shownAnew();
    },
  });
}

/** Answers *End promotion*. */
export async function answerPromotionEnd(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: reasonFormSchema,
    write: async ({ reference, ...end }, scope) => {
      await endPromotion(scope, end, reference);
      return shownAnew();
    },
  });
}

function shownAnew(): true {
  revalidatePath("/promotions");
  return true;
}
