import { Refusal } from "@/lib/domain/refusal";

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
/** The one character PostgreSQL cannot keep. In JSON it can only be written like this, after no other backslash. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;
const LONGEST_BODY = 2_097_152;

/** The JSON body of a request; what is no JSON, of another type or too long is refused. */
export async function readJsonBody(request: Request): Promise<unknown> {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
    throw new Refusal("media_type_unsupported", { expected: "application/json" });
  }
  const text = decoded(await readBytes(request));
  if (ESCAPED_NUL.test(text)) throw new Refusal("text_unusable");
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal("body_malformed");
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("body_malformed");
  }
}

/** Counted as it comes: what a sender says about its length is only a hint. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = Number(request.headers.get("content-length") ?? 0);
  if (length > LONGEST_BODY) throw tooLong();
  length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > LONGEST_BODY) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLong = () => new Refusal("body_too_long", { most: LONGEST_BODY });
