import { z } from "zod";
import { DEVICE_CONNECTIONS, DEVICE_WARNINGS, INSTALLATIONS } from "@/lib/domain/devices/device-view";
import { momentText } from "@/lib/features/fields/schema";

export const DEVICES_PER_PAGE = 50;
const MOST_PER_PAGE = 200;
const LONGEST_SEARCH = 80;

/** What the list can be narrowed to. */
export const DEVICE_FILTERS = ["online", "offline", "outdated", "mixing", "expiring"] as const;
export type DeviceFilter = (typeof DEVICE_FILTERS)[number];

const words = z
  .string()
  .transform((text) =>
    text
      .replaceAll(/\p{Cc}+/gu, " ")
      .trim()
      .slice(0, LONGEST_SEARCH),
  )
  .default("");

/** Which devices a page shows. What makes no sense counts as not given. */
export const devicePageSchema = z.object({
  search: words.catch(""),
  show: z.enum(DEVICE_FILTERS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

/** Which devices are wanted, by token. */
export const deviceListSchema = z.object({
  search: z.string().trim().max(LONGEST_SEARCH).default("").meta({
    description: "A serial (or a part of it) in any spelling, a name, a customer, a project or a firmware.",
  }),
  show: z.enum(DEVICE_FILTERS).optional().meta({ description: "Only devices of which this is true." }),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(MOST_PER_PAGE).default(DEVICES_PER_PAGE),
});
export type DeviceListInput = z.output<typeof deviceListSchema>;

const place = z.object({ id: z.uuid(), name: z.string() });

/** A device in an answer. */
export const deviceAnswerSchema = z.object({
  serial: z.string(),
  name: z.string().nullable().meta({ description: "What its account calls it." }),
  account: place.nullable(),
  project: place.nullable().meta({ description: "Where its newest license comes from." }),
  connection: z
    .enum(DEVICE_CONNECTIONS)
    .meta({ description: "`connected`: it listens. `polling`: it asked within two minutes." }),
  connectionSince: momentText.nullable().meta({ description: "When it connected, or when it went." }),
  lastSeenAt: momentText.nullable(),
  firmware: z.string().nullable(),
  installation: z.enum(INSTALLATIONS),
  documentSeq: z.int().meta({ description: "The number of its current document; 0 before the first." }),
  installedSeq: z.int().nullable(),
  installedAt: momentText.nullable(),
  refused: z.object({ seq: z.int(), reason: z.string() }).nullable(),
  certificate: z
    .object({ state: z.enum(["valid", "expiring", "expired"]), expiresAt: momentText })
    .nullable()
    .meta({ description: "The one that lasts longest; null: the portal knows none that counts." }),
  clockSkewSeconds: z
    .int()
    .nullable()
    .meta({ description: "How far its clock was ahead (or behind, negative)." }),
  warnings: z.array(z.enum(DEVICE_WARNINGS)),
});

/** A page of devices. */
export const devicesAnswerSchema = z.object({
  devices: z.array(deviceAnswerSchema),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});

/** A license of a device, and where it comes from as far as one may see it. */
export const deviceLicenseSchema = z.object({
  source: z.enum(["rental", "purchased", "test"]),
  name: z.string(),
  version: z.string(),
  quantity: z.int(),
  account: place.nullable(),
  project: place.nullable(),
  licenseKeyId: z.uuid().nullable(),
  since: momentText.nullable(),
  endsAt: momentText.nullable().meta({ description: "For what is on test: the first second without it." }),
});

/** A device whole. */
export const deviceDetailsSchema = deviceAnswerSchema.extend({ licenses: z.array(deviceLicenseSchema) });
