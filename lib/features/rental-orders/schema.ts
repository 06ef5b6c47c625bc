import { z } from "zod";
import { ORDER_STATES } from "@/lib/domain/rental-devices/order";
import { momentText } from "@/lib/features/fields/schema";
import { serialSchema } from "@/lib/features/pbxs/schema";

export const ORDERS_PER_PAGE = 50;
const MOST_DEVICES = 1_000;
const MOST_ITEMS = 50;
const LONGEST_ADDRESS = 500;
const LONGEST_NOTE = 500;

const reference = z.string().min(1).max(255).optional();
const article = z.string().trim().min(1).max(40);

/** An order of rental devices: so many of each model, and where they shall go. */
export const newRentalOrderSchema = z.object({
  items: z
    .array(z.strictObject({ article, quantity: z.number().int().min(1).max(MOST_DEVICES) }))
    .min(1)
    .max(MOST_ITEMS),
  deliveryAddress: z.string().trim().min(1).max(LONGEST_ADDRESS),
  note: z.string().trim().max(LONGEST_NOTE).default(""),
});
export type NewRentalOrderInput = z.infer<typeof newRentalOrderSchema>;

/** The order form. */
export const rentalOrderFormSchema = newRentalOrderSchema.extend({ reference });

/** What the vendor ships: for each model the serials, as many as were ordered. */
export const shipmentSchema = z.object({
  items: z
    .array(z.strictObject({ article, serials: z.array(serialSchema).max(MOST_DEVICES) }))
    .min(1)
    .max(MOST_ITEMS),
});
export type ShipmentInput = z.infer<typeof shipmentSchema>;

/** The vendor's form that ships an order. */
export const shipmentFormSchema = shipmentSchema.extend({ orderId: z.uuid(), reference });

/** Why an order is not shipped. */
export const orderCancellationSchema = z.object({ reason: z.string().trim().max(LONGEST_NOTE).default("") });

/** The button that cancels an order. */
export const orderCancellationFormSchema = orderCancellationSchema.extend({ orderId: z.uuid(), reference });

/** Which orders are wanted. What makes no sense counts as not given. */
export const rentalOrderListSchema = z.object({
  state: z.enum(ORDER_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type RentalOrderListInput = z.infer<typeof rentalOrderListSchema>;

/** As `rentalOrderListSchema`, by token, where nonsense is refused. */
export const rentalOrderQuerySchema = z.strictObject({
  state: z.enum(ORDER_STATES).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** An order as it is answered. */
export const rentalOrderAnswerSchema = z.object({
  id: z.uuid(),
  organization: z.object({ id: z.uuid(), name: z.string() }),
  state: z.enum(ORDER_STATES),
  items: z.array(
    z.object({
      article: z.string(),
      name: z.string(),
      quantity: z.int(),
      serials: z.array(z.string()).meta({ description: "Those that were shipped; empty before." }),
    }),
  ),
  deliveryAddress: z.string(),
  note: z.string(),
  orderedAt: momentText,
  closedAt: momentText.nullable(),
  closeReason: z.string(),
});
export type RentalOrderAnswer = z.infer<typeof rentalOrderAnswerSchema>;

/** What became of an order. */
export const rentalOrderStepSchema = z.object({ id: z.uuid(), state: z.enum(ORDER_STATES) });
