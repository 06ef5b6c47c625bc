import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { OrderState } from "@/lib/domain/rental-devices/order";

const TONES = { open: "changed", shipped: "good", cancelled: "neutral" } as const;

/** How far an order has come. */
export function OrderStateChip({ state }: Readonly<{ state: OrderState }>) {
  const t = useTranslations("rentalOrders");
  return <Chip tone={TONES[state]}>{t(`states.${state}`)}</Chip>;
}
