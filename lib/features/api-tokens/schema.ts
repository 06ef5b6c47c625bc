import { z } from "zod";

const LONGEST_NAME = 80;

/** What a token may do; its person's rights are the limit. */
export const ACCESSES = ["read", "write"] as const;

/** Making a token. */
export const apiTokenSchema = z.object({
  name: z.string().trim().min(1).max(LONGEST_NAME),
  access: z.enum(ACCESSES),
});
export type ApiTokenInput = z.infer<typeof apiTokenSchema>;

/** Revoking one. */
export const revokeApiTokenSchema = z.object({ id: z.uuid() });
