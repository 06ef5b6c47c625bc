import { z } from "zod";
import { normalizeEmail } from "@/lib/domain/people/email";

const LONGEST_EMAIL = 254;

/** Asking for a link. What is no address is simply nobody's. */
export const passwordLinkSchema = z.object({
  email: z.string().trim().min(1).max(LONGEST_EMAIL).transform(normalizeEmail),
});
