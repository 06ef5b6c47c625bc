import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { isRefusal } from "@/lib/domain/refusal";
import {
  type DeviceModel,
  listDeviceModels,
  listRentalOrders,
  type RentalOrder,
  requireRentalOrder,
} from "@/lib/features/rental-orders/data";
import { type RentalOrderListInput, rentalOrderListSchema } from "@/lib/features/rental-orders/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { requireScope } from "@/lib/platform/access/session-gate";

export type { DeviceModel, RentalOrder } from "@/lib/features/rental-orders/data";

/** A page of orders, and how it was asked for. */
export type LoadedOrders = Readonly<{
  orders: RentalOrder[];
  total: number;
  list: RentalOrderListInput;
  /** Whether the person asking may order, ship or cancel. */
  mayWrite: boolean;
}>;

/** The orders of the organization of the person asking; vendor staff look at everybody's on a page of their own. */
export const loadOwnOrders = async (searchParams: SearchParams): Promise<LoadedOrders> =>
  listed(await requireSide(false), searchParams);

/** Everybody's orders, for vendor staff. */
export const loadAllOrders = async (searchParams: SearchParams): Promise<LoadedOrders> =>
  listed(await requireSide(true), searchParams);

/** One order, for vendor staff. */
export async function loadOrderToShip(id: string): Promise<RentalOrder & Readonly<{ mayWrite: boolean }>> {
  const scope = await requireSide(true);
  try {
    return { ...(await requireRentalOrder(scope, id)), mayWrite: mayWrite(scope) };
  } catch (error) {
    return isRefusal(error) ? notFound() : Promise.reject(error);
  }
}

/** The models one can order. */
export async function loadDeviceModels(): Promise<DeviceModel[]> {
  await requireSide(false);
  return listDeviceModels();
}

async function listed(scope: Scope, searchParams: SearchParams): Promise<LoadedOrders> {
  const list = rentalOrderListSchema.parse(searchParams);
  return { ...(await listRentalOrders(scope, list)), list, mayWrite: mayWrite(scope) };
}

async function requireSide(isVendor: boolean): Promise<Scope> {
  const scope = await requireScope();
  return (scope.organizationKind === "vendor") === isVendor ? scope : notFound();
}

const mayWrite = ({ organizationKind, permissions, limitedTo }: Scope): boolean =>
  !limitedTo && permissions.has(organizationKind === "vendor" ? "licenses" : "rental");
