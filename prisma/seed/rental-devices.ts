import type { Transaction } from "@/lib/platform/db/transaction";
import { type Instant, laterOf } from "@/lib/domain/instant";
import { ARTICLES, type ArticleName } from "@/prisma/seed/price-lists";
import type { StoryPbx } from "@/prisma/seed/story";
import { daysBefore } from "@/prisma/seed/timetable";

type Devices = Readonly<{
  accountId: string;
  organizationId: string;
  pbxs: readonly StoryPbx[];
  openedAt: Instant;
}>;

const ADDRESS = "Demokai 1\n24103 Kiel";

/** The rental devices of a story: ordered, shipped and provisioned before anything of it happened. */
export async function createRentalDevices(
  tx: Transaction,
  { accountId, organizationId, pbxs, openedAt }: Devices,
): Promise<void> {
  const devices = pbxs.flatMap(({ serial, model }) => (model ? [{ serial, model }] : []));
  if (devices.length === 0) return;
  const shippedAt = daysBefore(openedAt, 2);
  const { id: orderId } = await tx.rentalOrder.create({
    data: {
      organizationId,
      state: "shipped",
      deliveryAddress: ADDRESS,
      orderedAt: daysBefore(openedAt, 5),
      closedAt: shippedAt,
      items: { create: itemsOf(devices.map(({ model }) => model)) },
    },
  });
  await tx.rentalDevice.createMany({
    data: devices.map(({ serial, model }) => ({
      serial,
      orderId,
      organizationId,
      articleNumber: ARTICLES[model].number,
      shippedAt,
      accountId,
      provisionedAt: laterOf(openedAt, shippedAt),
    })),
  });
}

/** An order that waits for the vendor when the demo begins. */
export async function createWaitingOrder(
  tx: Transaction,
  { organizationId, orderedBy, now }: Readonly<{ organizationId: string; orderedBy: string; now: Instant }>,
): Promise<void> {
  await tx.rentalOrder.create({
    data: {
      organizationId,
      orderedBy,
      deliveryAddress: ADDRESS,
      note: "Bitte an den Hintereingang",
      orderedAt: daysBefore(now, 1),
      items: { create: itemsOf(["Phone-112", "Phone-112", "Gateway-411"]) },
    },
  });
}

const itemsOf = (models: readonly ArticleName[]) =>
  [...Map.groupBy(models, (model) => model)].map(([model, pieces]) => ({
    articleNumber: ARTICLES[model].number,
    quantity: pieces.length,
  }));
