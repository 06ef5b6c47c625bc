import { z } from "zod";

/** An end customer of a partner. Names are unique per partner. */
export const customerSchema = z.object({ name: z.string().trim().min(1).max(120) });

export type CustomerInput = z.infer<typeof customerSchema>;

/** A customer as it is answered. */
export const customerAnswerSchema = z.object({ id: z.uuid(), name: z.string() });
