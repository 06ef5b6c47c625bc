import { z } from "zod";
import { ORDER_EXAMPLE, ORDER_STEP_EXAMPLE, orderAnswer } from "@/app/api/v1/rental-orders/order-answer";
import { listRentalOrders as list } from "@/lib/features/rental-orders/data";
import { orderDevices } from "@/lib/features/rental-orders/mutations";
import {
  newRentalOrderSchema,
  rentalOrderAnswerSchema,
  rentalOrderQuerySchema,
  rentalOrderStepSchema,
} from "@/lib/features/rental-orders/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists orders of rental devices. */
export const listRentalOrders = operation({
  id: "listRentalOrders",
  method: "GET",
  path: "/api/v1/rental-orders",
  tag: "Rental devices",
  summary: "List orders of rental devices",
  description:
    "Those of one's own organization, those that wait first, 50 a page. The vendor gets everybody's.",
  query: rentalOrderQuerySchema,
  answer: {
    status: 200,
    description: "A page of orders, and how many there are.",
    content: {
      name: "RentalOrders",
      schema: z.object({ orders: z.array(rentalOrderAnswerSchema), total: z.int(), page: z.int() }),
      example: { orders: [ORDER_EXAMPLE], total: 1, page: 1 },
    },
  },
  refusals: [],
  handle: async ({ scope, query }) => {
    const { orders, total } = await list(scope, query);
    return { status: 200, json: { orders: orders.map(orderAnswer), total, page: query.page } };
  },
});

/** Orders rental devices. */
export const orderRentalDevices = operation({
  id: "orderRentalDevices",
  method: "POST",
  path: "/api/v1/rental-orders",
  tag: "Rental devices",
  summary: "Order rental devices",
  description:
    "Needs the permission `rental`; for partners and customers, under a Hardware Rental contract in force. The vendor ships the order whole.",
  body: {
    name: "NewRentalOrder",
    schema: newRentalOrderSchema.strict(),
    example: {
      items: [{ article: "05-00070-001", quantity: 1 }],
      deliveryAddress: "Kaistraße 1, 24103 Kiel",
    },
  },
  answer: {
    status: 201,
    description: "The order.",
    content: {
      name: "RentalOrderStep",
      schema: rentalOrderStepSchema,
      example: { ...ORDER_STEP_EXAMPLE, state: "open" },
    },
  },
  refusals: [
    "organization_kind_wrong",
    "limited_to_projects",
    "article_unknown",
    "article_not_rentable",
    "price_missing",
    "contract_missing",
    "contract_undecided",
    "contract_rejected",
    "contract_not_started",
    "contract_ended",
  ],
  handle: async ({ scope, body, reference }) => {
    const json = await orderDevices(scope, body, reference);
    return { status: 201, json, headers: { location: `/api/v1/rental-orders/${json.id}` } };
  },
});
