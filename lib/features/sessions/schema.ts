import { z } from "zod";

/** Signing in. What is no address is simply nobody's. */
export const signInSchema = z.object({
  email: z.string().trim().min(1),
  password: z.string().min(1),
  callbackUrl: z.string().optional(),
});

/** Ending one of one's own sessions. */
export const endSessionSchema = z.object({ id: z.uuid() });

/** Choosing for which of one's organizations to act. */
export const switchOrganizationSchema = z.object({ organizationId: z.uuid() });
