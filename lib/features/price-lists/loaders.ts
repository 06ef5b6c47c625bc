import { notFound } from "next/navigation";
import {
  getPriceList,
  listPriceLists,
  type ListedPriceList,
  listRentable,
  type PriceList,
  type Rentables,
} from "@/lib/features/price-lists/data";
import { isPriceListId } from "@/lib/features/price-lists/schema";
import { requireScope, requireVendorStaff } from "@/lib/platform/access/session-gate";

/** What the person asking can choose from to rent. */
export async function loadRentables(): Promise<Rentables> {
  await requireScope();
  return listRentable();
}

/** All price lists, for vendor staff. */
export async function loadPriceLists(): Promise<ListedPriceList[]> {
  await requireVendorStaff();
  return listPriceLists();
}

/** One price list as it stands among the others, whole, for vendor staff. */
export async function loadPriceList(
  id: string,
): Promise<PriceList & Pick<ListedPriceList, "state" | "accounts">> {
  await requireVendorStaff();
  if (!isPriceListId(id)) notFound();
  const [list, all] = await Promise.all([getPriceList(id), listPriceLists()]);
  const listed = all.find((other) => other.id === id);
  if (!list || !listed) notFound();
  return { ...list, state: listed.state, accounts: listed.accounts };
}
