import { z } from "zod";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { parsed } from "@/lib/features/fields/schema";

export const DOCUMENTS_PER_PAGE = 20;

/** Where a page of documents begins: before this number; left out: with the current one. */
export const documentPageSchema = z.object({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

/** The number of a document, as an address names it. */
export const documentSeqSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const text = z.string();
const second = z.int();

/** What a license document says, read back from its signed form. */
export const documentHeaderSchema = z.object({ kid: text });
export const documentClaimsSchema = z.object({
  iss: text,
  sub: parsed(parseSerial),
  seq: z.int(),
  iat: second,
  nbf: second,
  exp: second.exactOptional(),
  licenses: z.array(
    z.object({
      name: text,
      version: text,
      quantity: z.int(),
      source: z.enum(["rental", "purchased", "test"]),
      exp: second.exactOptional(),
    }),
  ),
  denied: z
    .object({ licenseKeys: z.array(text).exactOptional(), signingKeys: z.array(text).exactOptional() })
    .exactOptional(),
});
