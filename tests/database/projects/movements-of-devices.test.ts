import { beforeAll, expect, test } from "vitest";
import type { ProjectEvent } from "@/lib/domain/licenses/balance";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { acceptTransfer } from "@/lib/features/key-transfers/mutations";
import { offerTransfer } from "@/lib/features/key-transfers/offer/mutations";
import { getLicenseBalance } from "@/lib/features/license-balances/data";
import { listProjectMovements } from "@/lib/features/license-balances/movements/data";
import { ISC, movementListSchema } from "@/lib/features/license-balances/schema";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import { moveLicenses } from "@/lib/features/license-moves/mutations";
import { returnFromDevice, returnLicenseFile } from "@/lib/features/license-returns/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { db } from "@/lib/platform/db/client";
import { wanted } from "@/tests/support/licenses";
import { divide, loadProjectWith, OPERATOR, PBX, projectOf } from "@/tests/support/project-keys";
import { newSerial, openRental, type Rental } from "@/tests/support/rental";

// A project from which licenses went to devices and came back in every way there is, and credit to an account.

let rental: Rental;
let projectId: string;

const bound = async (quantity: number) => {
  const serial = newSerial();
  const licenses = [wanted({ article: PBX, serial, quantity })];
  const [key] = (await bindLicenseKeys(rental.partner, { projectId, licenses })).licenses;
  return { serial, licenseKeyId: key?.id ?? "" };
};

beforeAll(async () => {
  rental = await openRental();
  const { vendor, partner, customer, accountId } = rental;
  projectId = await loadProjectWith(rental, { [PBX]: 100, [OPERATOR]: 9 }, "50");
  await bound(1);
  const [broken, filed, itself, wrong] = [await bound(2), await bound(4), await bound(8), await bound(16)];
  await moveLicenses(partner, { projectId, from: broken.serial, to: newSerial(), reason: "Lightning" });
  const { content: xml } = await downloadLicenseFile(partner, { serial: filed.serial, form: "xml" });
  await returnLicenseFile(partner, { projectId, serial: filed.serial, xml });
  await returnFromDevice(itself.serial, {});
  await revokeLicenseKey(vendor, { licenseKeyId: wrong.licenseKeyId, reason: "Wrong serial" });
  await addKeys(partner, {
    projectId,
    activationKeys: await divide(partner, { projectId, article: PBX, amounts: "32" }),
  });
  await divide(partner, { projectId, article: PBX, amounts: "3" });
  const { id: keyId } = await db.activationKey.findFirstOrThrow({ where: { projectId, state: "unused" } });
  const recipient = customer.organizationName;
  const { id: transferId } = await offerTransfer(partner, { projectId, keyId, recipient });
  await acceptTransfer(customer, { transferId, projectId: await projectOf(customer) });
  const [credit] = await divide(partner, { projectId, amounts: "20 + 5" });
  await chargeAccount(partner, { accountId, activationKey: credit! });
});

const look = async (article: string) =>
  (
    await listProjectMovements(rental.partner, {
      projectId,
      ...movementListSchema.parse({ article, pageSize: 200 }),
    })
  ).movements;

test.each([
  [
    PBX,
    { added: 2, created: 2, own_used: 2, bound: 5, moved: 1, returned: 3 },
    { loaded: 132n, used: 38n, inOwnActivations: 0n, left: 94n },
  ],
  [OPERATOR, { added: 1 }, { loaded: 9n, used: 0n, inOwnActivations: 0n, left: 9n }],
  [
    ISC,
    { added: 1, created: 2, own_used: 1 },
    {
      loaded: 50n * 262_800_000n,
      used: 20n * 262_800_000n,
      inOwnActivations: 5n * 262_800_000n,
      left: 25n * 262_800_000n,
    },
  ],
] satisfies [string, Partial<Record<ProjectEvent, number>>, object][])(
  "every way to a device and back is told, and leads to the balance there is: %s",
  async (article, events, balance) => {
    const movements = await look(article);
    const told = Map.groupBy(movements, ({ event }) => event);
    expect(Object.fromEntries([...told].map(([event, { length }]) => [event, length]))).toEqual(events);
    expect(movements[0]?.balance).toEqual(balance);
    const rows = await getLicenseBalance(rental.partner, projectId);
    const row = rows.find(({ articleNumber }) => (articleNumber ?? ISC) === article);
    expect(row).toMatchObject(balance);
  },
);
