import { isRefusal, Refusal } from "@/lib/domain/refusal";

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
/** What PostgreSQL keeps in no text: NUL, and half a surrogate pair. */
const UNUSABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;
const LONGEST_BODY = 2_097_152;
const PATIENCE = 16;

/** The JSON body of a request; what is no JSON, of another type or too long is refused. */
export async function readJsonBody(request: Request): Promise<unknown> {
  requireJsonType(request.headers.get("content-type"));
  return jsonOf(await readBytes(request).catch(asRefusal));
}

/** Refuses a body that is not said to be JSON. */
export function requireJsonType(contentType: string | null | undefined): void {
  if (!JSON_TYPE.test(contentType ?? "")) {
    throw new Refusal("media_type_unsupported", { expected: "application/json" });
  }
}

/** The value of a body; what is no JSON, or could not be kept, is refused. */
export function jsonOf(bytes: Uint8Array): unknown {
  const body = parsedJson(bytes);
  if (UNUSABLE.test(body.text)) throw new Refusal("text_unusable");
  return body.value;
}

/** The value, and its canonical text, in which every character that cannot be kept is escaped. */
function parsedJson(bytes: Uint8Array): Readonly<{ value: unknown; text: string }> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return { value, text: JSON.stringify(value) };
  } catch {
    throw new Refusal("body_malformed");
  }
}

/** Whoever hangs up while sending needs no answer, and nobody needs to hear of it. */
function asRefusal(error: unknown): never {
  throw isRefusal(error) ? error : new Refusal("body_malformed");
}

/**
 * Counted as it comes: what a sender says about its length is only a hint. What is too long is still taken, within
 * reason, because a sender that is cut off while it sends does not read the answer.
 */
export async function readBytes({ body }: Request, most = LONGEST_BODY): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > PATIENCE * most) break;
    if (length <= most) chunks.push(chunk);
  }
  if (length > most) throw new Refusal("body_too_long", { most });
  return Buffer.concat(chunks);
}
