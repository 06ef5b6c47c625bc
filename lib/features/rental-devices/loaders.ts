import { notFound } from "next/navigation";
import { replacementsFor } from "@/lib/domain/rental-devices/decide-swap";
import { loadAccount } from "@/lib/features/accounts/loaders";
import {
  type AccountDevice,
  type CarryingContract,
  listAccountDevices,
  listCarryingContracts,
} from "@/lib/features/rental-devices/data";
import { requireScope } from "@/lib/platform/access/session-gate";

export type { AccountDevice } from "@/lib/features/rental-devices/data";

/** The rental devices of an account of the person asking. */
export const loadAccountDevices = async (accountId: string): Promise<AccountDevice[]> =>
  listAccountDevices((await loadAccount(accountId)).id);

/** A contract, and where the person asking can read the whole of it: nowhere, unless it is their side's. */
export type ShownContract = CarryingContract & Readonly<{ href: string | null }>;

/** The contracts that carry an account of the person asking. */
export async function loadCarryingContracts(accountId: string): Promise<ShownContract[]> {
  const { organizationId, organizationKind } = await requireScope();
  const contracts = await listCarryingContracts(await loadAccount(accountId));
  return contracts.map((contract) => {
    if (organizationKind === "vendor") return { ...contract, href: `/offers/${contract.id}` };
    const isOwn = contract.organizationId === organizationId;
    return { ...contract, href: isOwn ? `/contracts/${contract.id}` : null };
  });
}

/** A rented device and those that could take its place; a page that does not exist where it rents nothing. */
export async function loadSwap(
  accountId: string,
  serial: string,
): Promise<Readonly<{ device: AccountDevice; replacements: AccountDevice[] }>> {
  const [{ permissions }, devices] = await Promise.all([requireScope(), loadAccountDevices(accountId)]);
  if (!permissions.has("rental")) notFound();
  const device = devices.find((candidate) => candidate.serial === serial);
  if (device?.state !== "active") notFound();
  return { device, replacements: replacementsFor(device, devices) };
}

/** A device that rents nothing and can be taken out of its account; to anybody else a page that does not exist. */
export async function loadRemovableDevice(accountId: string, serial: string): Promise<AccountDevice> {
  const [{ permissions }, devices] = await Promise.all([requireScope(), loadAccountDevices(accountId)]);
  if (!permissions.has("rental")) notFound();
  return devices.find((device) => device.serial === serial && device.state === "listed") ?? notFound();
}
