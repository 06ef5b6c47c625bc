import { z } from "zod";
import { withdrawEnrollmentCode as withdraw } from "@/lib/features/device-enrollments/mutations";
import { codeIdSchema } from "@/lib/features/device-enrollments/schema";
import { operation } from "@/lib/platform/api/operation";

/** Withdraws an enrollment code nobody has used. */
export const withdrawEnrollmentCode = operation({
  id: "withdrawEnrollmentCode",
  method: "POST",
  path: "/api/v1/enrollment-codes/{id}/withdrawal",
  tag: "Partner",
  summary: "Withdraw an enrollment code",
  description: "It opens nothing any more. A code that was used has done its work and cannot be withdrawn.",
  params: z.strictObject({ id: codeIdSchema.meta({ description: "The code's id." }) }),
  body: { name: "CodeWithdrawal", schema: z.strictObject({}), example: {} },
  answer: {
    status: 200,
    description: "The code's id.",
    content: {
      name: "WithdrawnCode",
      schema: z.object({ id: z.uuid() }),
      example: { id: "01990b5a-7c00-7000-8000-000000000051" },
    },
  },
  refusals: ["organization_kind_wrong", "limited_to_projects", "not_found", "enrollment_code_closed"],
  handle: async ({ scope, params: { id }, reference }) => {
    await withdraw(scope, id, reference);
    return { status: 200, json: { id } };
  },
});
