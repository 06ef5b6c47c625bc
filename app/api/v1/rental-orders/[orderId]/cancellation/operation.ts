import { ORDER_STEP_EXAMPLE, orderPath } from "@/app/api/v1/rental-orders/order-answer";
import { cancelOrder } from "@/lib/features/rental-orders/closing/mutations";
import { orderCancellationSchema, rentalOrderStepSchema } from "@/lib/features/rental-orders/schema";
import { operation } from "@/lib/platform/api/operation";

/** Cancels an order. */
export const cancelRentalOrder = operation({
  id: "cancelRentalOrder",
  method: "POST",
  path: "/api/v1/rental-orders/{orderId}/cancellation",
  tag: "Rental devices",
  summary: "Cancel an order that was not shipped",
  description: "Needs the permission `rental`; the vendor's staff need `licenses`.",
  params: orderPath,
  body: {
    name: "OrderCancellation",
    schema: orderCancellationSchema.strict(),
    example: { reason: "Ordered twice." },
  },
  answer: {
    status: 200,
    description: "The order.",
    content: {
      name: "RentalOrderStep",
      schema: rentalOrderStepSchema,
      example: { ...ORDER_STEP_EXAMPLE, state: "cancelled" },
    },
  },
  refusals: ["not_found", "rental_order_closed"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await cancelOrder(scope, { ...params, ...body }, reference),
  }),
});
