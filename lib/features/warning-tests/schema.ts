import { z } from "zod";

/** The button that sends a test to an account's warning addresses. */
export const warningTestSchema = z.object({ accountId: z.uuid() });
