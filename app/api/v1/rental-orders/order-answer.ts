import { z } from "zod";
import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { formatInstant } from "@/lib/domain/instant";
import type { RentalOrder } from "@/lib/features/rental-orders/data";
import type { RentalOrderAnswer } from "@/lib/features/rental-orders/schema";

/** The order a path names. Whether there is one is found out where it is read. */
export const orderPath = z.strictObject({ orderId: z.string().meta({ description: "The order's id." }) });

/** An order as it is answered. */
export const orderAnswer = ({ orderedAt, closedAt, items, ...order }: RentalOrder): RentalOrderAnswer => ({
  ...order,
  items: items.map(({ serials, ...item }) => ({ ...item, serials: [...serials] })),
  orderedAt: formatInstant(orderedAt),
  closedAt: closedAt === null ? null : formatInstant(closedAt),
});

export const ORDER_STEP_EXAMPLE = {
  id: "01990b5a-7c00-7000-8000-000000000031",
  state: "shipped" as const,
};

export const ORDER_EXAMPLE: RentalOrderAnswer = {
  ...ORDER_STEP_EXAMPLE,
  organization: { id: "01990b5a-7c00-7000-8000-000000000005", name: "Telefonbau GmbH" },
  items: [{ article: "05-00070-001", name: "Phone-112", quantity: 1, serials: [SERIAL_EXAMPLE] }],
  deliveryAddress: "Kaistraße 1, 24103 Kiel",
  note: "",
  orderedAt: "2026-11-20T09:00:00Z",
  closedAt: "2026-11-22T03:10:00Z",
  closeReason: "",
};
