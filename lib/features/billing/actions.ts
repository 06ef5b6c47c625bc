"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { instantOfLocalTime } from "@/lib/domain/display/local-time";
import { setBillingAddress, setIscPrice, setSeller } from "@/lib/features/billing/mutations";
import { billingAddressSchema, iscPriceFormSchema, sellerSchema } from "@/lib/features/billing/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form with a partner's billing address. */
export async function answerBillingAddress(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: billingAddressSchema,
    write: async (address, scope) => {
      await setBillingAddress(scope, address);
      revalidatePath("/organization", "layout");
      return true as const;
    },
  });
}

/** Answers the form with the seller on every invoice. */
export async function answerSeller(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: sellerSchema,
    write: async (seller, scope) => {
      await setSeller(scope, seller);
      revalidatePath("/billing");
      return true as const;
    },
  });
}

/** Answers the form with the price of one iSC; the second is read on the clocks of the portal's time zone. */
export async function answerIscPrice(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: iscPriceFormSchema,
    fieldOf: { valid_from_in_past: "validFrom", valid_from_taken: "validFrom" },
    write: async ({ price, validFrom, reference }, scope) => {
      const from = validFrom === "" ? undefined : instantOfLocalTime(validFrom, DEFAULT_TIME_ZONE);
      await setIscPrice(scope, { price, validFrom: from ?? undefined }, reference);
      revalidatePath("/billing");
      return true as const;
    },
  });
}
