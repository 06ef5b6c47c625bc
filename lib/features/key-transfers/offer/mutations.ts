import { keyTransfer } from "@/emails/key-transfer";
import { renderMail } from "@/emails/render-mail";
import { Refusal } from "@/lib/domain/refusal";
import { findRecipients, readersOf, type Recipient } from "@/lib/features/key-transfers/recipients/data";
import { type KeyRow, lockKey, requireUsable } from "@/lib/features/key-uses/mutations";
import { storeMails } from "@/lib/features/mails/mutations";
import { requireOwnActivation } from "@/lib/features/own-activations/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { once } from "@/lib/platform/idempotency";
import { countAttempt } from "@/lib/platform/rate-limit";

/** A transfer and what became of it. */
export type TransferOutcome = Readonly<{ id: string; state: "offered" }>;

type Offer = Readonly<{ projectId: string; keyId: string; recipient: string }>;

/**
 * Offers an unused own activation to another organization and tells its people by mail. Needs `licenses`. One that
 * cannot be found, or more than one by that name, is refused alike (`recipient_unknown`), and whoever tries out names is
 * stopped: nobody learns which organizations there are. A key is offered to one at a time.
 */
export async function offerTransfer(
  scope: Scope,
  offer: Offer,
  reference?: string,
): Promise<TransferOutcome> {
  requirePermission(scope, "licenses");
  const recipient = await requireRecipient(scope, offer.recipient);
  const input = { offerTransfer: offer };
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      await requireOwnActivation(scope, { projectId: offer.projectId, id: offer.keyId }, tx);
      const key = requireUsable(await lockKey(tx, offer.keyId));
      const id = await storeOffer(tx, scope, { key, recipient });
      await tellRecipient(tx, scope, { key, recipient });
      return { id, state: "offered" };
    }),
  );
}

async function requireRecipient(scope: Scope, typed: string): Promise<Recipient> {
  const [recipient, another] = await findRecipients(scope, typed);
  if (recipient?.id === scope.organizationId && !another) throw new Refusal("recipient_is_self");
  if (recipient && !another) return recipient;
  await countAttempt("recipientGuess", scope.userId);
  throw new Refusal("recipient_unknown");
}

type Handed = Readonly<{ key: KeyRow; recipient: Recipient }>;

async function storeOffer(tx: Transaction, scope: Scope, { key, recipient }: Handed): Promise<string> {
  const open = await tx.keyTransfer.count({ where: { activationKeyId: key.id, state: "offered" } });
  if (open > 0) throw new Refusal("activation_key_offered");
  const { id } = await tx.keyTransfer.create({
    data: {
      activationKeyId: key.id,
      fromOrganizationId: scope.organizationId,
      toOrganizationId: recipient.id,
      offeredBy: scope.userId,
      offeredAt: await portalNow(tx),
    },
    select: { id: true },
  });
  return id;
}

/** One mail to each, in their own language and without the others' addresses. */
async function tellRecipient(tx: Transaction, scope: Scope, { key, recipient }: Handed): Promise<void> {
  const project = await tx.project.findFirst({
    where: { organizationId: recipient.id },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  const readers = await readersOf(tx, recipient.id);
  const url = `${env().PORTAL_URL}/projects/${project?.id ?? ""}/transfers`;
  const about = { fromName: scope.organizationName, toName: recipient.name, url };
  const mails = await Promise.all(
    readers.map(async ({ email, locale }) => ({
      ...(await renderMail(keyTransfer({ ...about, ...key, locale }))),
      kind: "key-transfer" as const,
      recipients: [email],
      organizationId: recipient.id,
    })),
  );
  await storeMails(tx, mails);
}
