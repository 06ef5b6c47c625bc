"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import {
  setReloading,
  stopAllReloads,
  stopReloads,
  switchReloadingOff,
  tryReloadAgain,
} from "@/lib/features/reloads/mutations";
import {
  accountIdFormSchema,
  reloadFormSchema,
  reloadIdFormSchema,
  stopFormSchema,
} from "@/lib/features/reloads/schema";
import { answerForm } from "@/lib/platform/action";

type Done = FormState<true>;

/** Answers the form with an account's reloading service. */
export async function answerReloading(_before: Done, form: FormData): Promise<Done> {
  return answerForm(form, {
    schema: reloadFormSchema,
    write: async ({ accountId, enabled, reference, ...terms }, scope) => {
      await setReloading(scope, { accountId, enabled: enabled === "on", ...terms }, reference);
      revalidatePath(`/accounts/${accountId}`, "layout");
      return true as const;
    },
  });
}

/** Answers *Switch off*. */
export async function answerSwitchOff(_before: Done, form: FormData): Promise<Done> {
  return answerForm(form, {
    schema: accountIdFormSchema,
    write: async ({ accountId }, scope) => {
      await switchReloadingOff(scope, accountId);
      revalidatePath(`/accounts/${accountId}`, "layout");
      return true as const;
    },
  });
}

/** Answers the vendor's switches: of the account that is named, or of all. */
export async function answerStop(_before: Done, form: FormData): Promise<Done> {
  return answerForm(form, {
    schema: stopFormSchema,
    write: async (input, scope) => {
      const reason = input.intent === "stop" ? input.reason : null;
      if (input.accountId === undefined) await stopAllReloads(scope, reason);
      else await stopReloads(scope, { accountId: input.accountId, reason });
      revalidatePath(input.accountId === undefined ? "/reloads" : `/accounts/${input.accountId}`, "layout");
      return true as const;
    },
  });
}

/** Answers *Try again* of a reload. */
export async function answerTryAgain(_before: Done, form: FormData): Promise<Done> {
  return answerForm(form, {
    schema: reloadIdFormSchema,
    write: async ({ reloadId }, scope) => {
      await tryReloadAgain(scope, reloadId);
      revalidatePath("/reloads", "layout");
      return true as const;
    },
  });
}
