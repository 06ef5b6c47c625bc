import { z } from "zod";

const MOST_ADDRESSES = 20;

/** Several mail addresses, separated by commas; empty switches warnings off. */
const warningEmails = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(/[,;\s]+/))])
  .transform((addresses) => [...new Set(addresses.map((address) => address.trim()).filter(Boolean))])
  .pipe(z.array(z.email()).max(MOST_ADDRESSES));

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
  search: z.string().trim().max(120).default(""),
  sort: z.enum(ACCOUNT_SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

export type NewAccountInput = z.infer<typeof newAccountSchema>;
export type WarningAddressesInput = z.infer<typeof warningAddressesSchema>;
export type AccountListInput = z.infer<typeof accountListSchema>;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

/** The form that opens an account, once per reference. */
export const accountFormSchema = newAccountSchema.extend({
  reference: z.string().min(1).max(255).optional(),
});

/** The form with an account's warning addresses. */
export const warningFormSchema = warningAddressesSchema.extend({ accountId: z.uuid() });
