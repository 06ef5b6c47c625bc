import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { Refusal } from "@/lib/domain/refusal";
import { faultsIn, InvalidInput } from "@/lib/platform/api/input-faults";
import { jsonOf, requireJsonType } from "@/lib/platform/api/request-body";

/** A device has little to say; an acknowledgement or a key fits many times. */
const LONGEST_BODY = 32_768;
const PATIENCE_MILLISECONDS = 10_000;

/** Reads a body that fits a schema, is of reasonable length and comes in reasonable time. */
export async function readBody<Schema extends z.ZodType>(
  req: IncomingMessage,
  schema: Schema,
): Promise<z.infer<Schema>> {
  requireJsonType(req.headers["content-type"]);
  const result = schema.safeParse(jsonOf(await readBytes(req)), { reportInput: true });
  if (result.success) return result.data;
  throw new InvalidInput(faultsIn("body", result.error.issues));
}

function readBytes(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const giveUp = (refusal: Refusal) => {
      clearTimeout(patience);
      req.pause().removeAllListeners("data");
      reject(refusal);
    };
    const patience = setTimeout(() => giveUp(new Refusal("body_malformed")), PATIENCE_MILLISECONDS);
    req.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > LONGEST_BODY) giveUp(new Refusal("body_too_long", { most: LONGEST_BODY }));
      else chunks.push(chunk);
    });
    req.once("end", () => {
      clearTimeout(patience);
      resolve(Buffer.concat(chunks));
    });
    req.once("close", () => req.complete || giveUp(new Refusal("body_malformed")));
  });
}
