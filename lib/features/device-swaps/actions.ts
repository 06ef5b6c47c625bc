"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { swapRentalDevice } from "@/lib/features/device-swaps/mutations";
import { swapFormSchema } from "@/lib/features/rental-devices/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form *RMA*, once per reference, and goes back to the contract's devices. */
export async function answerSwapForm(_before: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {
    schema: swapFormSchema,
    fieldOf: {
      rental_device_active: "newSerial",
      rental_device_differs: "newSerial",
      rental_device_unknown: "newSerial",
    },
    write: async ({ reference, ...swap }, scope) => {
      await swapRentalDevice(scope, swap, reference);
      revalidatePath(`/accounts/${swap.accountId}`, "layout");
      return redirect(`/accounts/${swap.accountId}/contract?swapped=${swap.newSerial}`);
    },
  });
}
