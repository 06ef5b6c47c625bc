import { getBillingAddress, setBillingAddress } from "@/app/api/v1/billing/address/operation";
import { listIscPrices, setIscPrice } from "@/app/api/v1/billing/isc-prices/operation";
import { getSeller, setSeller } from "@/app/api/v1/billing/seller/operation";
import type { Operation } from "@/lib/platform/api/operation";

/** What every invoice says of its two sides, and what one iSC costs. */
export const BILLING_OPERATIONS: readonly Operation[] = [
  getBillingAddress,
  setBillingAddress,
  getSeller,
  setSeller,
  listIscPrices,
  setIscPrice,
];
