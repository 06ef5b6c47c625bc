import { notFound } from "next/navigation";
import { replacementsFor } from "@/lib/domain/rental-devices/decide-swap";
import { loadAccount } from "@/lib/features/accounts/loaders";
import {
  type AccountDevice,
  type CarryingContract,
  listAccountDevices,
  listCarryingContracts,
} from "@/lib/features/rental-devices/data";

/** The rental devices of an account of the person asking. */
export const loadAccountDevices = async (accountId: string): Promise<AccountDevice[]> =>
  listAccountDevices((await loadAccount(accountId)).id);

/** The contracts that carry an account of the person asking. */
export const loadCarryingContracts = async (accountId: string): Promise<CarryingContract[]> =>
  listCarryingContracts(await loadAccount(accountId));

/** A rented device and those that could take its place; a page that does not exist where it rents nothing. */
export async function loadSwap(
  accountId: string,
  serial: string,
): Promise<Readonly<{ device: AccountDevice; replacements: AccountDevice[] }>> {
  const devices = await loadAccountDevices(accountId);
  const device = devices.find((candidate) => candidate.serial === serial);
  if (device?.state !== "active") notFound();
  return { device, replacements: replacementsFor(device, devices) };
}
