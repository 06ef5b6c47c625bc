import { AGREED_STATES, type ContractKind, type ContractState } from "@/lib/domain/contracts/contract";
import { type Instant, instant } from "@/lib/domain/instant";
import { cents, type Cents } from "@/lib/domain/money/units";
import { type DeviceState, deviceStateOf } from "@/lib/domain/rental-devices/device-state";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A rental device of an account. `version` counts the changes of what it rents. */
export type AccountDevice = Readonly<{
  serial: string;
  name: string;
  article: string;
  model: string;
  state: DeviceState;
  version: number;
  /** The price pinned to it while it rents, and the price in force; null where the list has none. */
  pinnedPrice: Cents | null;
  price: Cents | null;
  provisionedAt: Instant;
  /** The device that took its place, and the one whose place it took last. */
  replacedBy: string | null;
  replaces: string | null;
  lastSeenAt: Instant | null;
}>;

type Row = Omit<AccountDevice, "state" | "pinnedPrice" | "price" | "provisionedAt" | "lastSeenAt"> &
  Readonly<{
    pinned_price: bigint | null;
    price: bigint | null;
    provisioned_at: bigint;
    last_seen_at: bigint | null;
  }>;

/** The rental devices of an account that was found for whoever asks: first those that rent, then by name. */
export async function listAccountDevices(accountId: string, tx: Transaction = db): Promise<AccountDevice[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.serial, x.name, d.article_number AS article, t.name AS model, x.version, l.monthly_cents AS pinned_price,
      p.monthly_cents AS price, d.provisioned_at, o.new_serial AS "replacedBy", v.last_seen_at, (
        SELECT s.old_serial FROM device_swaps s WHERE s.account_id = d.account_id AND s.new_serial = d.serial
        ORDER BY s.version DESC LIMIT 1) AS replaces
    FROM rental_devices d JOIN pbxs x ON x.account_id = d.account_id AND x.serial = d.serial AND x.removed_at IS NULL
    JOIN accounts a ON a.id = d.account_id JOIN articles t ON t.number = d.article_number
    LEFT JOIN configuration_lines l
      ON l.account_id = d.account_id AND l.version = a.configuration_version AND l.serial = d.serial
    LEFT JOIN prices p ON p.price_list_id = price_list_at(portal_now()) AND p.article_number = d.article_number
      AND p.scenario = x.scenario
    LEFT JOIN device_swaps o ON o.account_id = d.account_id AND o.old_serial = d.serial
    LEFT JOIN devices v ON v.serial = d.serial
    WHERE d.account_id = ${accountId}::uuid ORDER BY l.serial IS NULL, o.new_serial IS NOT NULL, x.name, d.serial`;
  return rows.map(toDevice);
}

const toDevice = ({
  pinned_price: pinned,
  price,
  provisioned_at: provisionedAt,
  last_seen_at: lastSeenAt,
  ...row
}: Row): AccountDevice => ({
  ...row,
  state: deviceStateOf({ rents: pinned !== null, isSwappedOut: row.replacedBy !== null }),
  pinnedPrice: pinned === null ? null : cents(pinned),
  price: price === null ? null : cents(price),
  provisionedAt: instant(provisionedAt),
  lastSeenAt: lastSeenAt === null ? null : instant(lastSeenAt),
});

/** A contract that carries an account, and whose it is. */
export type CarryingContract = Readonly<{
  id: string;
  kind: ContractKind;
  state: ContractState;
  number: string | null;
  organization: string;
  organizationId: string;
  startsAt: Instant | null;
  endsAt: Instant | null;
}>;

/** The contracts in force or given notice of that carry an account, of its customer or of its partner. */
export async function listCarryingContracts(
  parties: Readonly<{ customerId: string; partnerId: string }>,
): Promise<CarryingContract[]> {
  const rows = await db.contract.findMany({
    where: {
      organizationId: { in: [parties.customerId, parties.partnerId] },
      state: { in: [...AGREED_STATES] },
    },
    include: { organization: { select: { name: true } } },
    orderBy: [{ state: "asc" }, { startsAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, kind, state, number, organization, organizationId, startsAt, endsAt }) => ({
    id,
    kind: kind as ContractKind,
    state: state as ContractState,
    number,
    organization: organization.name,
    organizationId,
    startsAt: startsAt === null ? null : instant(startsAt),
    endsAt: endsAt === null ? null : instant(endsAt),
  }));
}
