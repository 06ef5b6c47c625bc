import { z } from "zod";

const SECRET_LENGTH = 16;

/** An empty value in the environment says the same as none. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const url = (name: string, protocols: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `${name} must be an address such as ${example}.`,
  });

const oneOf = <const Words extends readonly [string, ...string[]]>(name: string, words: Words) =>
  z.enum(words, { error: ({ input }) => `${name} must be ${words.join(" or ")}, not "${String(input)}".` });

const integer = (name: string, [min, max]: readonly [number, number]) =>
  z
    .string()
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: ({ input }) => `${name} must be a whole number from ${min} to ${max}, not "${String(input)}".`,
    })
    .transform(Number);

const secret = (name: string) =>
  z.string().min(SECRET_LENGTH, { error: `${name} must have at least ${SECRET_LENGTH} characters.` });

/** Words separated by commas or spaces; none at all is written as "none", because empty says nothing. */
const list = (name: string, word: RegExp, example: string) =>
  z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .transform((words) => (words.length === 1 && words[0] === "none" ? [] : words))
    .refine((words) => words.every((one) => word.test(one)), {
      error: `${name} must be a list such as ${example}, or none.`,
    });

/** Words separated by commas or spaces, as they are. */
const words = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** What a person may set; everything may be left out. */
export const settingsSchema = z.object({
  DATABASE_URL: optional(
    url("DATABASE_URL", ["postgresql:", "postgres:"], "postgresql://user:password@host:5432/portal"),
  ),
  PORT: optional(integer("PORT", [1, 65_535])),
  PORTAL_URL: optional(
    url("PORTAL_URL", ["http:", "https:"], "https://portal.example.com").transform((text) =>
      text.replace(/\/+$/, ""),
    ),
  ),
  NEXTAUTH_SECRET: optional(secret("NEXTAUTH_SECRET")),
  CRON_SECRET: optional(secret("CRON_SECRET")),
  LICENSE_SIGNING_KEY: optional(z.string()),
  LICENSE_SIGNING_KEY_NEXT: optional(z.string()),
  LICENSE_SIGNING_KEYS_RETIRED: optional(words),
  LICENSE_SIGNING_KEYS_DENIED: optional(words),
  SMTP_URL: optional(url("SMTP_URL", ["smtp:", "smtps:"], "smtp://user:password@mail.example.com:587")),
  MAIL_FROM: optional(
    z.string().regex(/^[^<>@]*<?[^<>@\s]+@[^<>@\s]+>?$/, {
      error: "MAIL_FROM must be a mail address such as License Portal <portal@example.com>.",
    }),
  ),
  DEMO: optional(oneOf("DEMO", ["1", "0"])),
  WORKER: optional(oneOf("WORKER", ["on", "off"])),
  SERVE: optional(oneOf("SERVE", ["all", "pages", "devices"])),
  SHARE_PORT: optional(oneOf("SHARE_PORT", ["on", "off"])),
  TRUSTED_PROXIES: optional(integer("TRUSTED_PROXIES", [0, 10])),
  ROLE_MAILBOXES: optional(list("ROLE_MAILBOXES", /^[^@]+$/, "info,it,sales")),
  FREEMAIL_DOMAINS: optional(list("FREEMAIL_DOMAINS", /^[^@.]+(\.[^@.]+)+$/, "gmail.com,web.de")),
  LOG_LEVEL: optional(oneOf("LOG_LEVEL", ["trace", "debug", "info", "warn", "error", "silent"])),
});

/** What a person may set, read and checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** Adds what no single setting can know of the others. */
export const checkedSettingsSchema = settingsSchema.superRefine((settings, context) => {
  if (settings.SMTP_URL && !settings.MAIL_FROM) {
    context.addIssue({
      code: "custom",
      message: "MAIL_FROM must be set when SMTP_URL is: mails need a sender.",
    });
  }
});
