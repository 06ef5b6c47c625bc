import { z } from "zod";
import { CODE_STATES } from "@/lib/domain/devices/enrollment-code";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { momentText, parsed } from "@/lib/features/fields/schema";

const LONGEST_REQUEST = 16_384;

/** What a gateway without a certificate sends. */
export const enrollmentSchema = z.object({
  code: z.string().min(1).max(100),
  serial: parsed(parseSerial),
  csr: z.string().min(1).max(LONGEST_REQUEST).meta({ description: "PKCS#10, PEM." }),
});
export type EnrollmentInput = z.output<typeof enrollmentSchema>;

/** What a device sends to renew its certificate. */
export const renewalSchema = z.object({
  csr: z.string().min(1).max(LONGEST_REQUEST).meta({ description: "PKCS#10, PEM." }),
});

/** A certificate as a device is answered. */
export const certificateAnswerSchema = z.object({
  serial: z.string(),
  certificate: z.string().meta({ description: "PEM." }),
  authority: z.string().meta({ description: "The certificate of the authority that signed it, PEM." }),
  expiresAt: momentText,
  renewFrom: momentText,
});

const LIFETIMES = ["quarter_hour", "week"] as const;

/** A new code: for a serial, or for any PBX of an account. */
export const newCodeSchema = z
  .strictObject({
    serial: parsed(parseSerial).optional(),
    accountId: z.uuid().optional(),
    lifetime: z.enum(LIFETIMES).default("quarter_hour"),
  })
  .refine(({ serial, accountId }) => (serial === undefined) !== (accountId === undefined), {
    path: ["serial"],
    error: "Exactly one of serial and accountId is needed.",
  });
export type NewCodeInput = z.output<typeof newCodeSchema>;

/** The form *Make a code*: a serial typed, or an account chosen. */
export const newCodeFormSchema = z
  .object({
    serial: z.preprocess((value) => (value === "" ? undefined : value), parsed(parseSerial).optional()),
    accountId: z.union([z.literal(""), z.uuid()]).default(""),
    lifetime: z.enum(LIFETIMES),
    reference: z.string().min(1).max(255).optional(),
  })
  .refine(({ serial, accountId }) => (serial === undefined) !== (accountId === ""), {
    path: ["serial"],
    error: "Exactly one of serial and account is needed.",
  });

/** A code that was made; it is shown this once. */
export const newCodeAnswerSchema = z.object({ id: z.uuid(), code: z.string(), expiresAt: momentText });
export type NewCode = z.infer<typeof newCodeAnswerSchema>;

export const CODES_PER_PAGE = 50;

/** Which page of the codes is wanted. */
export const codeListSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

/** The same by token: what makes no sense is refused. */
export const codeQuerySchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

export const codeIdSchema = z.uuid();
export const withdrawCodeSchema = z.object({ id: codeIdSchema });

/** A code as it can still be shown. */
export const shownCodeSchema = z.object({
  id: z.uuid(),
  lastCharacters: z.string(),
  state: z.enum(CODE_STATES),
  serial: z.string().nullable(),
  account: z.string().nullable(),
  organization: z.string(),
  createdAt: momentText,
  expiresAt: momentText,
  usedAt: momentText.nullable(),
  usedSerial: z.string().nullable(),
});
export const shownCodesSchema = z.object({
  enrollmentCodes: z.array(shownCodeSchema),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
