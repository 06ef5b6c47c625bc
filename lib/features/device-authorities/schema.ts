import { z } from "zod";
import { MOST_CERTIFICATE_DAYS } from "@/lib/domain/devices/certificate-life";
import { wholeNumber } from "@/lib/features/fields/schema";

const LONGEST_PEM = 65_536;

/** A new authority: what it is called, and for how many days its certificates count. */
export const newAuthoritySchema = z.object({
  name: z.string().trim().min(1).max(64),
  certificateDays: wholeNumber({ min: 1, max: MOST_CERTIFICATE_DAYS }),
});
export type NewAuthorityInput = z.output<typeof newAuthoritySchema>;

/** An authority made elsewhere, PEM. */
export const importSchema = newAuthoritySchema.extend({
  certificate: z.string().trim().min(1).max(LONGEST_PEM),
  privateKey: z.string().trim().min(1).max(LONGEST_PEM),
  passphrase: z
    .string()
    .max(1_024)
    .transform((text) => (text === "" ? undefined : text))
    .optional(),
});
export type ImportInput = z.output<typeof importSchema>;

const reference = z.string().min(1).max(255).optional();

/** The forms *Create* and *Import*. */
export const newAuthorityFormSchema = newAuthoritySchema.extend({ reference });
export const importFormSchema = importSchema.extend({ reference });

/** How long what a retired authority has signed goes on. */
export const TRUST_ENDS = ["own", "day", "now"] as const;

/** The form *Retire*. `trustedUntil` is the first day without trust, where it ends at a day. */
export const retireFormSchema = z
  .object({
    id: z.uuid(),
    trust: z.enum(TRUST_ENDS),
    trustedUntil: z.union([z.literal(""), z.iso.date()]).default(""),
  })
  .refine(({ trust, trustedUntil }) => trust !== "day" || trustedUntil !== "", {
    path: ["trustedUntil"],
    error: "Which day?",
  });
