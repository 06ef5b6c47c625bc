import { z } from "zod";

const LONGEST_REASON = 300;

/** Beginning to act for an organization, with the reason that stays in the audit trail. */
export const startActingSchema = z.object({
  organizationId: z.uuid(),
  reason: z.string().trim().min(1).max(LONGEST_REASON),
});
export type StartActingInput = z.infer<typeof startActingSchema>;
