import { type Customer, listCustomers } from "@/lib/features/customers/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** The customers the person asking serves. */
export async function loadCustomers(): Promise<Customer[]> {
  return listCustomers(await requireScope());
}
