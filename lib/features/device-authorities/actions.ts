"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { startOfDay } from "@/lib/domain/display/day";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import type { FormState } from "@/lib/domain/form-state";
import type { Instant } from "@/lib/domain/instant";
import {
  createAuthority,
  importAuthority,
  retireAuthority,
} from "@/lib/features/device-authorities/mutations";
import {
  importFormSchema,
  newAuthorityFormSchema,
  retireFormSchema,
} from "@/lib/features/device-authorities/schema";
import { answerForm } from "@/lib/platform/action";

const PAGE = "/devices/authorities";

/** Answers *Create*. */
export async function answerNewAuthority(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: newAuthorityFormSchema,
    write: async ({ reference, ...input }, scope) => shown(await createAuthority(scope, input, reference)),
  });
}

/** Answers *Import*. Neither key nor pass phrase comes back when something is wrong. */
export async function answerImport(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: importFormSchema,
    write: async ({ reference, ...input }, scope) => shown(await importAuthority(scope, input, reference)),
  });
}

/** Answers *Retire*. A day begins on the vendor's clock. */
export async function answerRetirement(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: retireFormSchema,
    fieldOf: { trust_end_in_past: "trustedUntil" },
    write: async ({ id, trust, trustedUntil }, scope) => {
      await retireAuthority(scope, { id, trustedUntil: endOf(trust, trustedUntil) });
      return shown({ id });
    },
  });
}

function endOf(trust: "own" | "day" | "now", day: string): Instant | "now" | null {
  if (trust === "now") return "now";
  return trust === "own" ? null : startOfDay(day, DEFAULT_TIME_ZONE);
}

function shown({ id }: Readonly<{ id: string }>): never {
  revalidatePath(PAGE, "layout");
  return redirect(`${PAGE}/${id}`);
}
