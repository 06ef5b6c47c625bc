import { z } from "zod";
import { EMAIL_MOST, normalizeEmail } from "@/lib/domain/people/email";

/** An address that somebody will be written to. */
export const emailSchema = z
  .string()
  .trim()
  .min(1)
  .max(EMAIL_MOST)
  .transform(normalizeEmail)
  .pipe(z.email({ error: "email_malformed" }));

/** Asking for the mail that confirms a new person's address once more. What is no address is simply nobody's. */
export const confirmationAgainSchema = z.object({
  email: z.string().trim().min(1).max(EMAIL_MOST).transform(normalizeEmail),
});

/** Confirming a new person's address, with the password they chose. */
export const confirmSignUpSchema = z.object({ link: z.string(), password: z.string().min(1) });
export type ConfirmSignUpInput = z.infer<typeof confirmSignUpSchema>;

/** Asking for another address. */
export const changeEmailSchema = z.object({ email: emailSchema, currentPassword: z.string().min(1) });

/** Confirming that address. */
export const confirmChangeSchema = z.object({ link: z.string() });
