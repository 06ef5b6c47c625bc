import { z } from "zod";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { parseInstant } from "@/lib/domain/instant";
import { firmwareSchema } from "@/lib/features/device-events/schema";
import { parsed } from "@/lib/features/fields/schema";

const LONGEST_REASON = 200;
const LONGEST_KEY = 16_384;

/** What a device did with a document: installed it (when, by its clock), or refused it and why. */
export const acknowledgementSchema = z
  .object({
    seq: z.int().positive(),
    installedAt: parsed(parseInstant).optional(),
    refused: z.string().trim().min(1).max(LONGEST_REASON).optional(),
    firmware: firmwareSchema.optional(),
  })
  .refine(({ installedAt, refused }) => installedAt === undefined || refused === undefined, {
    path: ["refused"],
    error: "A document was either installed or refused.",
  });

/** A key that a demo portal is asked to certify: `publicKey` (PEM or JWK) or `csr` (PKCS#10 as PEM), not both. */
export const certificateRequestSchema = z
  .object({
    serial: parsed(parseSerial),
    publicKey: z.union([z.string().max(LONGEST_KEY), z.record(z.string(), z.unknown())]).optional(),
    csr: z.string().max(LONGEST_KEY).optional(),
  })
  .refine(({ publicKey, csr }) => (publicKey === undefined) !== (csr === undefined), {
    path: ["publicKey"],
    error: "Exactly one of publicKey and csr is needed.",
  });

export type Acknowledgement = z.infer<typeof acknowledgementSchema>;
