"use server";

import { revalidatePath } from "next/cache";
import { startOfDay } from "@/lib/domain/display/day";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import type { FormState } from "@/lib/domain/form-state";
import type { Instant } from "@/lib/domain/instant";
import { approveContract, endContract, rejectContract } from "@/lib/features/contract-decisions/mutations";
import { approvalFormSchema, endFormSchema, rejectionFormSchema } from "@/lib/features/contracts/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers *Approve*. A day begins on the vendor's clock; without one the contract begins at once. */
export async function answerApproval(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: approvalFormSchema,
    fieldOf: { contract_number_taken: "number" },
    write: async ({ contractId, number, startDay, reference }, scope) => {
      await approveContract(scope, { contractId, number, startsAt: firstSecond(startDay) }, reference);
      return shownAnew();
    },
  });
}

/** Answers *Reject*. */
export async function answerRejection(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: rejectionFormSchema,
    write: async ({ reference, ...rejection }, scope) => {
      await rejectContract(scope, rejection, reference);
      return shownAnew();
    },
  });
}

/** Answers *End contract*. Without a day it ends at once. */
export async function answerEnd(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: endFormSchema,
    fieldOf: { contract_end_in_past: "endDay" },
    write: async ({ contractId, reason, endDay, reference }, scope) => {
      await endContract(scope, { contractId, reason, endsAt: firstSecond(endDay) }, reference);
      return shownAnew();
    },
  });
}

const firstSecond = (day: string): Instant | undefined => startOfDay(day, DEFAULT_TIME_ZONE) ?? undefined;

function shownAnew(): true {
  revalidatePath("/offers", "layout");
  return true;
}
