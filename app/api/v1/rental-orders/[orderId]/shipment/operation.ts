import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { ORDER_STEP_EXAMPLE, orderPath } from "@/app/api/v1/rental-orders/order-answer";
import { shipOrder } from "@/lib/features/rental-orders/closing/mutations";
import { rentalOrderStepSchema, shipmentSchema } from "@/lib/features/rental-orders/schema";
import { operation } from "@/lib/platform/api/operation";

/** Ships an order. */
export const shipRentalOrder = operation({
  id: "shipRentalOrder",
  method: "POST",
  path: "/api/v1/rental-orders/{orderId}/shipment",
  tag: "Rental devices",
  summary: "Ship an order with serials",
  description:
    "For vendor staff with the permission `licenses`. As many serials of each model as were ordered.",
  params: orderPath,
  body: {
    name: "Shipment",
    schema: shipmentSchema.strict(),
    example: { items: [{ article: "05-00070-001", serials: [SERIAL_EXAMPLE] }] },
  },
  answer: {
    status: 200,
    description: "The order.",
    content: { name: "RentalOrderStep", schema: rentalOrderStepSchema, example: ORDER_STEP_EXAMPLE },
  },
  refusals: [
    "not_found",
    "organization_kind_wrong",
    "serial_malformed",
    "serial_taken",
    "rental_order_closed",
    "rental_order_miscounted",
    "rental_device_repeated",
  ],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await shipOrder(scope, { ...params, ...body }, reference),
  }),
});
