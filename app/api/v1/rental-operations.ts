import { swapRentalDevice } from "@/app/api/v1/accounts/[id]/devices/[serial]/swap/operation";
import { removeRentalDevice } from "@/app/api/v1/accounts/[id]/devices/[serial]/operation";
import { changeRentalDevices } from "@/app/api/v1/accounts/[id]/devices/configuration/operation";
import { listRentalDevices } from "@/app/api/v1/accounts/[id]/devices/operation";
import { endProvisioningCode } from "@/app/api/v1/accounts/[id]/provisioning-codes/[codeId]/end/operation";
import {
  listProvisioningCodes,
  makeProvisioningCode,
} from "@/app/api/v1/accounts/[id]/provisioning-codes/operation";
import { includeLicenses } from "@/app/api/v1/articles/[number]/included-licenses/operation";
import { cancelRentalOrder } from "@/app/api/v1/rental-orders/[orderId]/cancellation/operation";
import { getRentalOrder } from "@/app/api/v1/rental-orders/[orderId]/operation";
import { shipRentalOrder } from "@/app/api/v1/rental-orders/[orderId]/shipment/operation";
import { listRentalOrders, orderRentalDevices } from "@/app/api/v1/rental-orders/operation";
import type { Operation } from "@/lib/platform/api/operation";

/** Everything that can be done with rental devices, in the order of the document. */
export const RENTAL_OPERATIONS: readonly Operation[] = [
  listRentalOrders,
  orderRentalDevices,
  getRentalOrder,
  shipRentalOrder,
  cancelRentalOrder,
  listProvisioningCodes,
  makeProvisioningCode,
  endProvisioningCode,
  listRentalDevices,
  changeRentalDevices,
  swapRentalDevice,
  removeRentalDevice,
  includeLicenses,
];
