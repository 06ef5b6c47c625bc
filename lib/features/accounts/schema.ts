import { z } from "zod";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import {
  distinctAddresses,
  MOST_WARNING_ADDRESSES,
  splitAddresses,
} from "@/lib/domain/accounts/warning-addresses";
import { iscText, momentText, ticksText } from "@/lib/features/fields/schema";

/** Several mail addresses, separated by commas; empty switches warnings off. */
const warningEmails = z
  .union([z.array(z.string()), z.string().transform(splitAddresses)])
  .transform(distinctAddresses)
  .pipe(z.array(z.email()).max(MOST_WARNING_ADDRESSES))
  .meta({ description: "Who is warned before the end: a list, or one text with commas. Empty: nobody." });

/** A new customer account: one per customer domain, which is its name. */
export const newAccountSchema = z.object({
  customerId: z.uuid(),
  name: z.string().trim().min(1).max(120),
  warningEmails: warningEmails.default([]),
  warningLocale: z.enum(["en", "de"]).default("en"),
});

/** Who is warned, in which language. */
export const warningAddressesSchema = z.object({
  warningEmails,
  warningLocale: z.enum(["en", "de"]).default("en"),
});

/** What a list of accounts can be sorted by. */
export const ACCOUNT_SORTS = ["name", "customer", "balance", "monthly", "runway", "state"] as const;

/** Which part of the list of accounts is wanted. */
export const accountListSchema = z.object({
  search: z.string().trim().max(120).default("").meta({ description: "A part of a name or a serial." }),
  sort: z.enum(ACCOUNT_SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  deleted: z.enum(["no", "only"]).default("no").meta({
    description: "`only`: deleted accounts, for vendor and partner; otherwise they are left out.",
  }),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

export type NewAccountInput = z.infer<typeof newAccountSchema>;
export type WarningAddressesInput = z.infer<typeof warningAddressesSchema>;
export type AccountListInput = z.infer<typeof accountListSchema>;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

/** The form that opens an account for a customer, known or new, once per reference. */
export const accountFormSchema = newAccountSchema.omit({ customerId: true }).extend({
  customer: z.string().trim().min(1).max(120),
  reference: z.string().min(1).max(255).optional(),
});

/** The form with an account's warning addresses. */
export const warningFormSchema = warningAddressesSchema.extend({ accountId: z.uuid() });

/** An account's money as of a second. From `asOf` on it burns `ratePerSecond` until `exhaustsAt`. */
export const accountViewSchema = z.object({
  balanceTicks: ticksText,
  balanceIsc: iscText,
  ratePerSecond: ticksText.meta({ description: "Ticks per second." }),
  monthlyIsc: iscText.meta({ description: "iSC per average month, which is 2,628,000 seconds." }),
  dailyIsc: iscText,
  state: z.enum(["idle", "running", "stopped"]),
  exhaustsAt: momentText.nullable().meta({
    description:
      "The second in which everything rented stops, for want of credit or of a contract; null when nothing ends it.",
  }),
  asOf: momentText,
});

/** A PBX and what it rents; a line's `monthlyIsc` is its quantity times its price. */
const accountPbxSchema = z.object({
  serial: z.string(),
  name: z.string(),
  scenario: z.enum(SCENARIOS),
  version: z.int().meta({ description: "Counts the changes of what this PBX rents; send it as `basedOn`." }),
  endsAt: momentText.nullable().meta({
    description: "The second in which the end of a contract stops what it rents; null where none does.",
  }),
  freeUntil: momentText.nullable().meta({
    description: "Until when it costs nothing, by a partner's promotion.",
  }),
  monthlyIsc: iscText,
  lines: z.array(
    z.object({
      article: z.string(),
      name: z.string(),
      quantity: z.int(),
      price: iscText.meta({ description: "The price pinned to it, iSC per piece and average month." }),
      monthlyIsc: iscText,
    }),
  ),
});

const organizationSchema = z.object({ id: z.uuid(), name: z.string() });

/** An account as it is answered. */
export const accountAnswerSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  customer: organizationSchema,
  partner: organizationSchema,
  ...accountViewSchema.shape,
  warningEmails: z.array(z.string()),
  warningLocale: z.enum(["en", "de"]),
  createdAt: momentText,
  keptUntil: momentText.nullable().meta({
    description:
      "The second in which the credit is forfeited for want of a contract; null while one can use it.",
  }),
  deletedAt: momentText.nullable(),
  pbxs: z.array(accountPbxSchema),
  devices: z
    .array(accountPbxSchema)
    .meta({ description: "Rental devices, which rent on the same balance; without lines while not active." }),
});

/** A page of accounts. */
export const accountsAnswerSchema = z.object({
  accounts: z.array(accountAnswerSchema),
  total: z.int().meta({ description: "How many accounts match, on all pages." }),
  page: z.int(),
  pageSize: z.int(),
});

/** The answer to a new account. */
export const openedAccountSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  customerId: z.uuid(),
  warningEmails: z.array(z.string()),
  warningLocale: z.enum(["en", "de"]),
});

const lineDifferenceSchema = z.object({
  article: z.string(),
  name: z.string(),
  oldQuantity: z.int(),
  newQuantity: z.int(),
  oldPrice: iscText.nullable(),
  newPrice: iscText.nullable(),
  oldMonthlyIsc: iscText,
  newMonthlyIsc: iscText,
  priceChanged: z.boolean(),
});

const pbxDifferenceSchema = z.object({
  serial: z.string(),
  name: z.string(),
  oldMonthlyIsc: iscText,
  newMonthlyIsc: iscText,
  lines: z.array(lineDifferenceSchema),
});

/** What an answer has besides when it was only tried out. */
export const accountPreviewSchema = z.object({
  dryRun: z.literal(true).optional().meta({ description: "Nothing was changed: this is what would be." }),
  priceListId: z.uuid().nullable().optional().meta({
    description: "The prices this was reckoned with; send it as `seenPriceListId` to insist on them.",
  }),
  before: accountViewSchema.optional(),
  after: accountViewSchema.optional(),
  differences: z
    .array(pbxDifferenceSchema)
    .optional()
    .meta({ description: "Every license whose quantity or price would differ." }),
  warnings: z
    .array(
      z.object({
        week: z.int().meta({ description: "So many weeks before the end; 0 is the mail about the stop." }),
        at: momentText,
      }),
    )
    .nullable()
    .optional()
    .meta({
      description: "Which warnings would come, and when; null: the account has no warning addresses.",
    }),
});

export type AccountAnswer = z.infer<typeof accountAnswerSchema>;
