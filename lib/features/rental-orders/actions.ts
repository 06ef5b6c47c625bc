"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { readQuantity } from "@/lib/domain/licenses/quantity";
import { orderedItemsOf, serialsOfFields } from "@/lib/domain/rental-devices/order-fields";
import type { FormState } from "@/lib/domain/form-state";
import { cancelOrder, shipOrder } from "@/lib/features/rental-orders/closing/mutations";
import { orderDevices } from "@/lib/features/rental-orders/mutations";
import {
  orderCancellationFormSchema,
  rentalOrderFormSchema,
  shipmentFormSchema,
} from "@/lib/features/rental-orders/schema";
import { answerForm } from "@/lib/platform/action";

const OWN = "/rental-orders";
const ALL = "/device-orders";

/** Answers the order form: one field per model, so it works before any script has come. */
export async function answerRentalOrder(
  _before: FormState<never>,
  form: FormData,
): Promise<FormState<never>> {
  return answerForm(form, {
    schema: rentalOrderFormSchema,
    read: (fields) => {
      const values = textsOf(fields);
      return { ...values, items: orderedItemsOf(values, readQuantity) };
    },
    write: async ({ reference, ...order }, scope) => {
      await orderDevices(scope, order, reference);
      revalidatePath(OWN);
      return redirect(OWN);
    },
  });
}

/** Answers the vendor's form that ships an order. */
export async function answerShipment(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: shipmentFormSchema,
    read: (fields) => {
      const values = textsOf(fields);
      return { ...values, items: serialsOfFields(values) };
    },
    write: async ({ reference, ...shipment }, scope) => {
      await shipOrder(scope, shipment, reference);
      revalidatePath(ALL, "layout");
      return true as const;
    },
  });
}

/** Answers the button that cancels an order. */
export async function answerOrderCancellation(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: orderCancellationFormSchema,
    write: async ({ reference, ...cancellation }, scope) => {
      await cancelOrder(scope, cancellation, reference);
      revalidatePath(OWN);
      revalidatePath(ALL, "layout");
      return true as const;
    },
  });
}

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].filter((field): field is [string, string] => typeof field[1] === "string"),
  );
