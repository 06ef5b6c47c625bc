import { z } from "zod";
import { emailSchema } from "@/lib/features/email-links/schema";

const LONGEST_NAME = 120;

/** A person's name. */
export const personNameSchema = z.string().trim().min(1).max(LONGEST_NAME);

/** Registering. Whether the password is good enough is decided where it is known whose it becomes. */
export const signUpSchema = z.object({
  name: personNameSchema,
  email: emailSchema,
  newPassword: z.string().min(1),
});
export type SignUpInput = z.infer<typeof signUpSchema>;
