"use server";

import { revalidatePath } from "next/cache";
import { devicesOfFields } from "@/lib/domain/rental-devices/device-fields";
import type { FormState } from "@/lib/domain/form-state";
import type { ConfigurationAnswer, ConfigurationPreview } from "@/lib/features/configurations/mutations";
import { changeRentedDevices, checkRentedDevices } from "@/lib/features/rental-devices/mutations";
import { devicesFormSchema } from "@/lib/features/rental-devices/schema";
import { answerForm } from "@/lib/platform/action";

/** What the tab *Hardware* shows next: the summary to confirm, or the change that was made. */
export type DevicesStep =
  | Readonly<{ step: "previewed"; preview: ConfigurationPreview }>
  | Readonly<{ step: "changed"; change: ConfigurationAnswer }>;

/** Answers the form of the tab *Hardware*: *Apply* changes nothing, *Change with costs* counts once. */
export async function answerDevicesForm(
  _before: FormState<DevicesStep>,
  form: FormData,
): Promise<FormState<DevicesStep>> {
  return answerForm(form, {
    schema: devicesFormSchema,
    read: (fields) => {
      const values = Object.fromEntries(
        [...fields.entries()].filter((field): field is [string, string] => typeof field[1] === "string"),
      );
      return { ...values, devices: devicesOfFields(values) };
    },
    write: async ({ intent, reference, ...change }, scope): Promise<DevicesStep> => {
      if (intent === "preview")
        return { step: "previewed", preview: await checkRentedDevices(scope, change) };
      const answer = await changeRentedDevices(scope, change, reference);
      revalidatePath(`/accounts/${change.accountId}`, "layout");
      return { step: "changed", change: answer };
    },
  });
}
