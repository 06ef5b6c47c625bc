"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import {
  createApiToken as createToken,
  revokeApiToken as revokeToken,
} from "@/lib/features/api-tokens/mutations";
import { apiTokenSchema, revokeApiTokenSchema } from "@/lib/features/api-tokens/schema";
import { answerForm } from "@/lib/platform/action";

const PAGE = "/api-tokens";

/** Makes a token; the answer is the token itself, to be shown this once. */
export async function createApiToken(_state: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answerForm(form, {
    schema: apiTokenSchema,
    write: async (input, scope) => {
      const token = await createToken(scope, input);
      revalidatePath(PAGE);
      return token;
    },
  });
}

/** Ends a token at once. */
export async function revokeApiToken(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: revokeApiTokenSchema,
    write: async ({ id }, scope) => {
      await revokeToken(scope, id);
      revalidatePath(PAGE);
      return true as const;
    },
  });
}
