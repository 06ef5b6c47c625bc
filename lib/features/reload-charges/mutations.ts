import type { ActivationKey } from "@/lib/domain/licenses/activation-key";
import { decideReload } from "@/lib/domain/reloads/decide-reload";
import { isRefusalCode, Refusal } from "@/lib/domain/refusal";
import type { LockedCase } from "@/lib/features/reload-runs/data";
import type { Transaction } from "@/lib/platform/db/transaction";
import { drawActivationKey } from "@/lib/platform/draw-key";
import { hashOfKey } from "@/lib/platform/key-hash";

/** What the ledger and the movements name as the source of a reload's entries. */
const SOURCE = "reload";
const NOTE = "Automatic iSC Reloading Service";

type Charging = Readonly<{
  reload: Readonly<{ id: string; accountId: string; amountTicks: bigint }>;
  locked: LockedCase;
  /** What is stored with a step that is done. */
  done: Readonly<{ attempts: number; nextAttemptAt: bigint; lastError: null }>;
}>;

/**
 * Charges an account with its open reload, or stops the reload where it is no longer due, switched off, stopped, over
 * the cap or without what an invoice needs. The caller holds the locks of the account, its switches and the reload. An
 * activation key is issued and used in the same transaction, so that ledger, movements and the law (docs/rules.md, 6)
 * hold as for every charge; nobody ever sees the key.
 */
export async function chargeReload(
  tx: Transaction,
  { reload, locked, done }: Charging,
): Promise<"charged" | "stopped"> {
  const { facts } = locked;
  const decision = decideReload(facts);
  const isUnchanged = facts.amount === reload.amountTicks;
  if (decision !== "reload" || !isUnchanged) {
    const stopReason = decision === "reload" ? "terms_changed" : decision;
    const data = { state: "stopped", stoppedAt: facts.now, stopReason, lastError: null };
    await tx.reload.update({ where: { id: reload.id }, data });
    return "stopped";
  }
  const key = drawActivationKey();
  const activationKeyId = await issueKey(tx, { key, at: facts.now, amount: reload.amountTicks });
  const at = await charge(tx, reload.accountId, hashOfKey(key));
  await tx.reload.update({
    where: { id: reload.id },
    data: { state: "charged", chargedAt: at, activationKeyId, ...done },
  });
  return "charged";
}

type NewKey = Readonly<{
  key: ActivationKey;
  at: bigint;
  amount: bigint;
}>;

async function issueKey(tx: Transaction, { key, at, amount }: NewKey): Promise<string> {
  const vendor = await tx.organization.findFirstOrThrow({ where: { kind: "vendor" }, select: { id: true } });
  const { id } = await tx.activationKey.create({
    data: {
      keyHash: hashOfKey(key),
      lastGroup: key.lastGroup,
      amountTicks: amount,
      note: NOTE,
      organizationId: vendor.id,
      issuedAt: at,
    },
    select: { id: true },
  });
  const places = { kind: "issue", fromPlace: "issued", toPlace: "key", source: SOURCE };
  await tx.movement.create({
    data: { ...places, at, amount, activationKeyId: id, organizationId: vendor.id },
  });
  return id;
}

/** The charge itself is the one everybody's charges go through; nobody is its person. */
async function charge(tx: Transaction, accountId: string, keyHash: Uint8Array): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ answer: Readonly<{ refused?: string; at: string }> }[]>`
    SELECT charge_account(${accountId}::uuid, NULL::uuid, NULL::uuid, ${keyHash}, NULL::uuid, ${SOURCE}, NULL, NULL::bytea,
      NULL::uuid) AS answer`;
  const refused = row?.answer.refused;
  if (refused !== undefined && isRefusalCode(refused)) throw new Refusal(refused as "account_not_found");
  if (!row || refused !== undefined) throw new Error(`a reload was not charged: ${refused}`);
  return BigInt(row.answer.at);
}
