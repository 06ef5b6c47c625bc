import type { z } from "zod";
import type { RefusalCode } from "@/lib/domain/refusal";
import type { NamedSchema, Operation } from "@/lib/platform/api/operation";

/** How a caller shows who it is. */
export type Security = "apiToken" | "deviceToken" | "cronSecret";

/** A successful answer. Without a media type it has no body. */
export type DescribedAnswer = Readonly<{
  status: number;
  description: string;
  mediaType?: string;
  content?: NamedSchema;
  example?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** All the document tells of one method at one path, whoever serves it. */
export type Described = Readonly<{
  id: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  tag: string;
  summary: string;
  description: string;
  security: Security | null;
  params?: z.ZodObject | undefined;
  query?: z.ZodObject | undefined;
  body?: NamedSchema | undefined;
  takesReference?: boolean;
  answers: readonly DescribedAnswer[];
  refusals: readonly RefusalCode[];
}>;

/** What any call with a token may be refused for. */
const ANY_CALL: readonly RefusalCode[] = [
  "token_missing",
  "token_invalid",
  "token_revoked",
  "permission_missing",
];
/** Whatever is asked: a field that is not known is refused, also where none is. */
const ANY_INPUT: readonly RefusalCode[] = ["invalid", "text_unusable"];
/** What any body may be refused for. */
export const ANY_BODY: readonly RefusalCode[] = [
  "invalid",
  "text_unusable",
  "body_malformed",
  "body_too_long",
  "media_type_unsupported",
];
const ANY_WRITE: readonly RefusalCode[] = [
  "token_read_only",
  "body_malformed",
  "body_too_long",
  "media_type_unsupported",
  "idempotency_key_malformed",
  "idempotency_mismatch",
];

/** An operation of the token API as the document tells it. */
export function describedOperation(operation: Operation): Described {
  const { answer, refusals, params, query, body, ...described } = operation;
  const { others = {}, ...main } = answer;
  const isWrite = operation.method !== "GET";
  return {
    ...described,
    security: "apiToken",
    params,
    query,
    body,
    takesReference: isWrite,
    answers: [
      { ...main, mediaType: "application/json" },
      ...Object.entries(others).map(([mediaType, other]) => ({ ...other, status: answer.status, mediaType })),
    ],
    refusals: [...new Set([...ANY_CALL, ...ANY_INPUT, ...(isWrite ? ANY_WRITE : []), ...refusals])],
  };
}
