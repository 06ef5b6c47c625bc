import { z } from "zod";
import { EMAIL_MOST, normalizeEmail } from "@/lib/domain/people/email";

/** Asking for a link. What is no address is simply nobody's. */
export const passwordLinkSchema = z.object({
  email: z.string().trim().min(1).max(EMAIL_MOST).transform(normalizeEmail),
});
