import { ORDER_EXAMPLE, orderAnswer, orderPath } from "@/app/api/v1/rental-orders/order-answer";
import { requireRentalOrder } from "@/lib/features/rental-orders/data";
import { rentalOrderAnswerSchema } from "@/lib/features/rental-orders/schema";
import { operation } from "@/lib/platform/api/operation";

/** Reads one order. */
export const getRentalOrder = operation({
  id: "getRentalOrder",
  method: "GET",
  path: "/api/v1/rental-orders/{orderId}",
  tag: "Rental devices",
  summary: "Read an order of rental devices",
  description: "With the serials once it was shipped.",
  params: orderPath,
  answer: {
    status: 200,
    description: "The order.",
    content: { name: "RentalOrder", schema: rentalOrderAnswerSchema, example: ORDER_EXAMPLE },
  },
  refusals: ["not_found"],
  handle: async ({ scope, params }) => ({
    status: 200,
    json: orderAnswer(await requireRentalOrder(scope, params.orderId)),
  }),
});
