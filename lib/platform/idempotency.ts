import { createHash } from "node:crypto";
import { Refusal } from "@/lib/domain/refusal";
import type { Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { openSecret, sealSecret } from "@/lib/platform/signing/sealed-secret";

/**
 * A write that may arrive twice: who owns the reference (the account, or the organization for what has no account),
 * what the sender calls it, and what was asked for. Without a reference every arrival counts.
 */
export type Once = Readonly<{
  subjectId: string;
  reference: string | undefined;
  input: unknown;
  /** Whether the answer holds something that must not lie in the database in the clear. */
  sealed?: boolean;
}>;

type Stored = Readonly<{ input_hash: Uint8Array; answer: Prisma.JsonValue }>;

const SEAL_PURPOSE = "idempotency answer";

/**
 * Does the work once per reference, in the given transaction. The same reference with the same input answers the
 * first answer again; with another input it is refused as `idempotency_mismatch`. Senders of one reference wait for
 * each other at the unique key, so fifty at once do the work once. A refusal rolls back and is not remembered.
 */
export async function once<Answer extends Prisma.InputJsonValue>(
  tx: Transaction,
  { subjectId, reference, input, sealed = false }: Once,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (reference === undefined) return work();
  const inputHash = hashOfInput(input);
  const claimed = await tx.$executeRaw`
    INSERT INTO idempotency_references (subject_id, reference, input_hash, answer)
    VALUES (${subjectId}::uuid, ${reference}, ${inputHash}, 'null'::json) ON CONFLICT DO NOTHING`;
  if (claimed === 0) return firstAnswer<Answer>(tx, { subjectId, reference, inputHash });
  const answer = await work();
  await tx.idempotencyReference.update({
    where: { subjectId_reference: { subjectId, reference } },
    data: { answer: sealed ? seal(answer) : answer },
  });
  return answer;
}

/** SHA-256 of an input with its keys in order and its bigints as text: equal inputs, equal hashes. */
export function hashOfInput(input: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(canonicalJson(input)).digest());
}

async function firstAnswer<Answer>(
  tx: Transaction,
  {
    subjectId,
    reference,
    inputHash,
  }: Readonly<{ subjectId: string; reference: string; inputHash: Uint8Array }>,
): Promise<Answer> {
  const [stored] = await tx.$queryRaw<Stored[]>`
    SELECT input_hash, answer FROM idempotency_references
    WHERE subject_id = ${subjectId}::uuid AND reference = ${reference}`;
  if (!stored || Buffer.compare(stored.input_hash, inputHash) !== 0) {
    throw new Refusal("idempotency_mismatch", { reference });
  }
  return open(stored.answer) as Answer;
}

const seal = (answer: Prisma.InputJsonValue): Prisma.InputJsonValue => ({
  sealed: sealSecret(sealOf(), Buffer.from(JSON.stringify(answer))).toString("base64"),
});

function open(answer: Prisma.JsonValue): unknown {
  const sealed =
    answer !== null && typeof answer === "object" && "sealed" in answer ? answer.sealed : undefined;
  if (typeof sealed !== "string") return answer;
  return JSON.parse(openSecret(sealOf(), Buffer.from(sealed, "base64")).toString("utf8"));
}

const sealOf = () => ({ secret: env().NEXTAUTH_SECRET, purpose: SEAL_PURPOSE });

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "bigint") return part.toString();
    if (part === null || typeof part !== "object" || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
