import { z } from "zod";
import { CERTIFICATE_STATES } from "@/lib/domain/devices/certificate-life";
import { CHOSEN_REASONS } from "@/lib/domain/devices/revocation-reason";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { momentText, parsed } from "@/lib/features/fields/schema";

export const CERTIFICATES_PER_PAGE = 50;
const LONGEST_REQUEST = 16_384;

/** How a certificate came to be. */
export const CERTIFICATE_ORIGINS = ["demo", "issued", "enrolled", "renewed", "seen"] as const;
export type CertificateOrigin = (typeof CERTIFICATE_ORIGINS)[number];

/** Which certificates the vendor looks for. What makes no sense counts as not given. */
export const certificateSearchSchema = z.object({
  search: z.string().trim().max(80).default("").catch(""),
  state: z.enum(CERTIFICATE_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

/** The same by token: what makes no sense is refused. */
export const certificateQuerySchema = z.strictObject({
  search: z
    .string()
    .trim()
    .max(80)
    .default("")
    .meta({ description: "A part of the serial or of the number." }),
  state: z.enum(CERTIFICATE_STATES).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type CertificateSearch = z.infer<typeof certificateSearchSchema>;

/** A certificate's name: who signed it, and its number there, in hexadecimal. */
export const certificateNameSchema = z.object({
  authorityId: z.uuid(),
  number: z.string().regex(/^[0-9A-F]{1,40}$/),
});
export type CertificateName = z.output<typeof certificateNameSchema>;

/** Issuing a certificate for a request, by vendor staff. */
export const issueSchema = z.object({
  serial: parsed(parseSerial),
  csr: z.string().trim().min(1).max(LONGEST_REQUEST).meta({ description: "PKCS#10, PEM." }),
  authorityId: z.uuid().optional(),
});
export type IssueInput = z.output<typeof issueSchema>;

const reference = z.string().min(1).max(255).optional();

/** The form *Issue*. */
export const issueFormSchema = issueSchema.extend({
  authorityId: z.preprocess((value) => (value === "" ? undefined : value), z.uuid().optional()),
  reference,
});

/** Why a certificate is taken back: a reason of RFC 5280, and a note for colleagues. */
export const revokeCertificateSchema = z.object({
  reason: z.enum(CHOSEN_REASONS),
  note: z.string().trim().max(500).default(""),
});
export type RevokeInput = z.output<typeof revokeCertificateSchema>;

/** The form *Revoke*. */
export const revokeFormSchema = revokeCertificateSchema
  .extend(certificateNameSchema.shape)
  .extend({ reference });

/** A certificate in an answer. */
export const certificateRecordSchema = z.object({
  authorityId: z.uuid(),
  number: z.string(),
  serial: z.string(),
  authority: z.string(),
  origin: z.enum(CERTIFICATE_ORIGINS),
  state: z.enum(CERTIFICATE_STATES),
  issuedAt: momentText,
  expiresAt: momentText,
  firstUsedAt: momentText.nullable(),
  revokedAt: momentText.nullable(),
  revokedReason: z.string().nullable(),
});
export const certificateRecordsSchema = z.object({
  certificates: z.array(certificateRecordSchema),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});

/** A certificate that was revoked, and the number of the list that names it. */
export const revokedCertificateSchema = z.object({
  authorityId: z.uuid(),
  number: z.string(),
  serial: z.string(),
  revokedAt: momentText,
  reason: z.string(),
  listNumber: z
    .string()
    .nullable()
    .meta({ description: "The revocation list that names it; null where the authority's key is not here." }),
});
export type RevokedAnswer = z.infer<typeof revokedCertificateSchema>;
