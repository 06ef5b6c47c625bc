import { newAccount } from "@/lib/domain/accounts/facts";
import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";
import { parseSerial } from "@/lib/domain/hardware/serial";
import type { Transaction } from "@/lib/platform/db/transaction";
import { join } from "@/prisma/seed/people";
import { createRentalDevices } from "@/prisma/seed/rental-devices";
import { playSteps, type Standing, type World } from "@/prisma/seed/play-story";
import type { Portfolio, Story, StoryPbx } from "@/prisma/seed/story";
import { timesOf, toDate } from "@/prisma/seed/timetable";

/** A PBX is entered a minute before it first rents something. */
const ENTERED_BEFORE = seconds(-60n);

/** Plays all stories of a partner's customers. */
export async function playPortfolio(
  tx: Transaction,
  world: World,
  { partner, stories }: Portfolio,
): Promise<void> {
  const partnerId = world.people.organizations[partner];
  for (const story of stories) {
    const [openedAt = world.now, ...times] = timesOf(
      story.account,
      [{ on: story.opened }, ...story.steps],
      world.now,
    );
    const customerId = await requireCustomer(tx, world, { story, partnerId, openedAt });
    const opened = await openAccount(tx, { story, partnerId, customerId, openedAt, times });
    await playSteps(tx, { story, world }, { opened, times });
  }
}

type Coming = Readonly<{ story: Story; partnerId: string; openedAt: Instant }>;

/** The customer of a story, with its staff; a customer may have several accounts. */
async function requireCustomer(
  tx: Transaction,
  { people }: World,
  { story, partnerId, openedAt }: Coming,
): Promise<string> {
  const name = story.customer;
  const known = await tx.organization.findUnique({ where: { partnerId_name: { partnerId, name } } });
  if (known) return known.id;
  const data = { kind: "customer", name, partnerId, createdAt: toDate(openedAt) };
  const { id: organizationId } = await tx.organization.create({ data });
  for (const key of story.staff ?? []) await join(tx, people, { key, organizationId });
  return organizationId;
}

type Opening = Coming & Readonly<{ customerId: string; times: readonly Instant[] }>;

async function openAccount(
  tx: Transaction,
  { story, partnerId, customerId, openedAt, times }: Opening,
): Promise<Standing> {
  const pbxs = story.pbxs.map(({ serial, ...pbx }) => ({ ...pbx, serial: parseSerial(serial) }));
  const { id } = await tx.account.create({
    data: {
      customerId,
      partnerId,
      name: story.account,
      warningEmails: [...(story.warningEmails ?? [])],
      warningLocale: story.warningLocale ?? "en",
      settledAt: openedAt,
      createdAt: openedAt,
    },
  });
  await tx.pbx.createMany({
    data: pbxs.map(({ model, ...pbx }) => ({
      accountId: id,
      ...pbx,
      kind: model === undefined ? "pbx" : "device",
      createdAt: enteredAt(pbx, { story, openedAt, times }),
    })),
  });
  await createRentalDevices(tx, { accountId: id, organizationId: partnerId, pbxs, openedAt });
  return {
    id,
    facts: newAccount(openedAt),
    configurationVersion: 0,
    priceListId: null,
    saved: pbxs.map(({ serial, scenario }) => ({ serial, scenario, lines: [] })),
  };
}

function enteredAt(
  { name }: StoryPbx,
  { story, openedAt, times }: Pick<Opening, "story" | "openedAt" | "times">,
): Instant {
  const first = times[story.steps.findIndex((step) => "rent" in step && name in step.rent)];
  return first === undefined ? openedAt : addSeconds(first, ENTERED_BEFORE);
}
