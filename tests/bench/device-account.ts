import { parseSerial } from "@/lib/domain/hardware/serial";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { db } from "@/lib/platform/db/client";
import { type FleetDevice, enrollFleetDevice } from "@/tests/bench/device-fleet";
import { chargeIsc, linesOf, openRental, PORT, type Rental } from "@/tests/support/rental";

/** One account with many PBXs, each of which rents something and has a certificate. */
export type LargeAccount = Readonly<{
  rental: Rental;
  fleet: readonly FleetDevice[];
  rentAll: (ports: number) => Promise<void>;
}>;

const AT_ONCE = 8;

/** Opens it. The PBXs are put there directly: adding them one by one is not what is measured. */
export async function openLargeAccount(count: number): Promise<LargeAccount> {
  const rental = await openRental();
  await chargeIsc(rental, "1000000");
  const serials = Array.from({ length: count }, (_, number) =>
    parseSerial(`0090aa${(0x10_00_00 + number).toString(16)}`),
  );
  const { createdAt } = await db.pbx.findFirstOrThrow({ where: { accountId: rental.accountId } });
  await db.pbx.createMany({
    data: serials.map((serial) => ({
      accountId: rental.accountId,
      serial,
      name: serial,
      scenario: "on_premises",
      createdAt,
    })),
  });
  const rentAll = async (ports: number) => {
    const changes = serials.map((serial) => ({ serial, lines: linesOf({ [PORT]: ports }) }));
    await changeAccountConfiguration(rental.partner, { accountId: rental.accountId, changes });
  };
  await rentAll(1);
  const fleet: FleetDevice[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    fleet.push(...(await Promise.all(serials.slice(from, from + AT_ONCE).map(enrollFleetDevice))));
  }
  return { rental, fleet, rentAll };
}
