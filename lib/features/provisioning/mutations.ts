import type { Serial } from "@/lib/domain/hardware/serial";
import { formatInstant, type Instant, instant } from "@/lib/domain/instant";
import { decideCode } from "@/lib/domain/rental-devices/provisioning-code";
import { isRefusal, Refusal } from "@/lib/domain/refusal";
import { hashOfProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { countAttempt, takeBackAttempt } from "@/lib/platform/rate-limit";

/** A device that was let into an account, and the model it is. */
export type ProvisionedDevice = Readonly<{
  serial: string;
  name: string;
  article: string;
  model: string;
  provisionedAt: string;
}>;

/** What a device shows: the code somebody typed, and the name it would like to have. */
export type Provisioning = Readonly<{
  code: string;
  name?: string | undefined;
  /** Where it calls from, to count wrong codes by. */
  address?: string | undefined;
}>;

/**
 * Lets a rental device, which has shown by its certificate who it is, into the account a code was made for. It is
 * listed there and costs nothing until somebody activates it. Refuses codes that are unknown, used, ended or expired,
 * a device that was not shipped to the account's partner or customer, that is in another account, or that was exchanged.
 * A device that asks again is answered again and uses nothing up. A device's wrong codes count before they are looked
 * at, so that many at once are no way around, and after too many the right one has to wait, too. Those of an address
 * only count afterwards: a whole rollout may come from one at once.
 */
export async function provisionDevice(serial: Serial, asked: Provisioning): Promise<ProvisionedDevice> {
  await countAttempt("provisioningDevice", serial);
  try {
    const answer = await inTransaction((tx) => provisioned(tx, serial, asked));
    await takeBackAttempt("provisioningDevice", serial);
    return answer;
  } catch (error) {
    const wasGuess = isRefusal(error) && error.code === "provisioning_code_unknown";
    if (!wasGuess) await takeBackAttempt("provisioningDevice", serial);
    else if (asked.address !== undefined) await countAttempt("provisioningAddress", asked.address);
    throw error;
  }
}

type CodeRow = Readonly<{
  id: string;
  account_id: string;
  customer_id: string;
  partner_id: string;
  used_devices: number;
  most_devices: number;
  expires_at: bigint;
  ended_at: bigint | null;
}>;

async function provisioned(tx: Transaction, serial: Serial, asked: Provisioning): Promise<ProvisionedDevice> {
  const code = await lockCode(tx, asked.code);
  const device = await lockDevice(tx, serial, code);
  const now = await portalNow(tx);
  if (device.accountId !== null) return knownDevice(tx, serial, device);
  requireUsable(code, now);
  const name = asked.name ?? `${device.model} ${serial.slice(-END_OF_SERIAL)}`;
  await listDevice(tx, { serial, name, code, now });
  return {
    serial,
    name,
    article: device.article,
    model: device.model,
    provisionedAt: formatInstant(now),
  };
}

type Listing = Readonly<{ serial: Serial; name: string; code: CodeRow; now: Instant }>;

/** Puts the device among what of the account can rent, and counts it for the code. */
async function listDevice(tx: Transaction, { serial, name, code, now }: Listing): Promise<void> {
  const accountId = code.account_id;
  const listed = await tx.$executeRaw`
    INSERT INTO pbxs (account_id, serial, kind, name, scenario, created_at)
    SELECT ${accountId}::uuid, ${serial}, 'device', ${name}, 'on_premises', ${now}
    WHERE NOT EXISTS (SELECT FROM pbxs WHERE serial = ${serial} AND removed_at IS NULL)
    ON CONFLICT (account_id, serial) DO UPDATE SET removed_at = NULL, name = excluded.name
      WHERE pbxs.removed_at IS NOT NULL`;
  if (listed === 0) throw new Refusal("serial_taken", { serial });
  const data = { accountId, provisioningCodeId: code.id, provisionedAt: now };
  await tx.rentalDevice.update({ where: { serial }, data, select: { serial: true } });
  const used = { usedDevices: { increment: 1 } };
  await tx.provisioningCode.update({ where: { id: code.id }, data: used, select: { id: true } });
}

/** Two devices that show one code wait for each other here. */
async function lockCode(tx: Transaction, typed: string): Promise<CodeRow> {
  const [code] = await tx.$queryRaw<CodeRow[]>`
    SELECT c.id, c.account_id, a.customer_id, a.partner_id, c.used_devices, c.most_devices, c.expires_at, c.ended_at
    FROM provisioning_codes c JOIN accounts a ON a.id = c.account_id
    WHERE c.code_hash = ${hashOfProvisioningCode(typed)} AND a.deleted_at IS NULL FOR UPDATE OF c`;
  if (!code) throw new Refusal("provisioning_code_unknown");
  return code;
}

type Device = Readonly<{ article: string; model: string; accountId: string | null }>;

async function lockDevice(tx: Transaction, serial: Serial, code: CodeRow): Promise<Device> {
  const [device] = await tx.$queryRaw<(Device & Readonly<{ organizationId: string; isRetired: boolean }>)[]>`
    SELECT d.article_number AS article, t.name AS model, d.organization_id AS "organizationId", x.account_id AS "accountId",
      EXISTS (SELECT FROM device_swaps s WHERE s.old_serial = d.serial) AS "isRetired"
    FROM rental_devices d JOIN articles t ON t.number = d.article_number
    LEFT JOIN pbxs x ON x.account_id = d.account_id AND x.serial = d.serial AND x.removed_at IS NULL
    WHERE d.serial = ${serial} FOR UPDATE OF d`;
  const isTheirs = device && [code.customer_id, code.partner_id].includes(device.organizationId);
  if (!isTheirs) throw new Refusal("rental_device_not_shipped", { serial });
  if (device.accountId !== null && device.accountId !== code.account_id)
    throw new Refusal("rental_device_elsewhere", { serial });
  if (device.isRetired && device.accountId === null) throw new Refusal("rental_device_retired", { serial });
  return device;
}

async function knownDevice(tx: Transaction, serial: Serial, device: Device): Promise<ProvisionedDevice> {
  const { name, rentalDevice } = await tx.pbx.findFirstOrThrow({
    where: { serial, removedAt: null },
    select: { name: true, rentalDevice: { select: { provisionedAt: true } } },
  });
  const provisionedAt = formatInstant(instant(rentalDevice?.provisionedAt ?? 0n));
  return { serial, name, article: device.article, model: device.model, provisionedAt };
}

/** The last three groups of a serial tell devices of a model apart. */
const END_OF_SERIAL = 8;

function requireUsable(code: CodeRow, now: Instant): void {
  const expiresAt = instant(code.expires_at);
  const endedAt = code.ended_at === null ? null : instant(code.ended_at);
  const facts = { usedDevices: code.used_devices, mostDevices: code.most_devices, expiresAt, endedAt };
  const decision = decideCode(facts, now);
  if (decision === "usable") return;
  if (decision === "provisioning_code_used") throw new Refusal(decision, { most: code.most_devices });
  if (decision === "provisioning_code_expired") throw new Refusal(decision, { at: formatInstant(expiresAt) });
  throw new Refusal(decision);
}
