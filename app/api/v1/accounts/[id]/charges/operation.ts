import { z } from "zod";
import { VIEW_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { previewAnswer } from "@/app/api/v1/accounts/preview-answer";
import { chargeAccount as charge, checkCharge } from "@/lib/features/charges/mutations";
import { chargeAnswerSchema, chargeSchema } from "@/lib/features/charges/schema";
import { operation } from "@/lib/platform/api/operation";

/** Charges an account. */
export const chargeAccount = operation({
  id: "chargeAccount",
  method: "POST",
  path: "/api/v1/accounts/{id}/charges",
  tag: "Accounts",
  summary: "Charge an account with an activation key",
  description:
    "Needs the permission `rental`. A key counts once. What is rented goes on the prices in force, and what was stopped resumes in this second. With `dryRun` nothing is changed, and the answer tells what would be.",
  params: accountPath,
  body: {
    name: "NewCharge",
    schema: chargeSchema.extend({ dryRun: z.boolean().default(false) }).strict(),
    example: { activationKey: "ACT-1-0f3a-7721-90ab-cdef-0123-24bc", dryRun: false },
  },
  answer: {
    status: 200,
    description: "What came in, and the account as it is now.",
    content: {
      name: "Charge",
      schema: chargeAnswerSchema,
      example: {
        ...VIEW_EXAMPLE,
        chargedTicks: "2628000000",
        chargedIsc: "10.00",
        keyLastGroup: "24bc",
        sequence: "7",
      },
    },
  },
  refusals: [
    "account_not_found",
    "activation_key_malformed",
    "activation_key_unknown",
    "activation_key_used",
    "activation_key_cancelled",
    "activation_key_holds_no_credits",
    "balance_too_high",
    "rate_too_high",
    "prices_changed",
    "rate_limited",
  ],
  handle: async ({ scope, params, body: { dryRun, ...body }, reference }) => {
    const wanted = { ...body, accountId: params.id };
    if (!dryRun) return { status: 200, json: await charge(scope, wanted, reference) };
    const preview = await checkCharge(scope, wanted);
    return { status: 200, json: { ...preview.charge, ...previewAnswer(preview) } };
  },
});
