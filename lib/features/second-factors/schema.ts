import { z } from "zod";

const LONGEST_CODE = 60;
const code = z.string().trim().min(1).max(LONGEST_CODE);

/** Beginning to set a second factor up. */
export const beginFactorSchema = z.object({ currentPassword: z.string().min(1) });

/** A code of the app, or, where it says so, a recovery code. */
export const codeSchema = z.object({ code });

/** A code for recovery codes: the first ones, which switch the factor on, or new ones. */
export const codesSchema = z.object({ code, occasion: z.enum(["on", "renewal"]) });

/** Switching the second factor off. */
export const endFactorSchema = z.object({ currentPassword: z.string().min(1), code });
export type EndFactorInput = z.infer<typeof endFactorSchema>;
