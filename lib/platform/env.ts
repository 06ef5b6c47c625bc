import { FREEMAIL_DOMAINS, ROLE_NAMES } from "@/lib/domain/people/contract-address";
import { checkedSettingsSchema, type Settings } from "@/lib/platform/env-schema";

/** The settings of a running portal: what was set, and what the start has filled in. */
export type Environment = Readonly<{
  DATABASE_URL: string;
  PORT: number;
  /** Where people reach the portal, without a slash at the end. */
  PORTAL_URL: string;
  NEXTAUTH_SECRET: string;
  CRON_SECRET: string;
  /** Ed25519 private key as PEM text or as base64 of its PKCS#8 DER. */
  LICENSE_SIGNING_KEY: string;
  /** The key that signs next, in the same form: devices are shown it beforehand. */
  LICENSE_SIGNING_KEY_NEXT: string | undefined;
  /** Keys that signed before, private or public, each as one line of base64 of its DER. */
  LICENSE_SIGNING_KEYS_RETIRED: readonly string[];
  /** The `kid`s of keys that must not be believed any more. */
  LICENSE_SIGNING_KEYS_DENIED: readonly string[];
  /** Unset: mails are kept and not sent. */
  SMTP_URL: string | undefined;
  MAIL_FROM: string;
  /** Demo data in an empty database, and a clock that can be moved. */
  DEMO: boolean;
  /** Whether jobs run in the server's process. */
  WORKER: boolean;
  /** What this process serves: pages and devices, or only one of them. */
  SERVE: "all" | "pages" | "devices";
  /** Whether a second process may listen on the same port: the next one starts before this one ends. */
  SHARE_PORT: boolean;
  /** How many proxies in front may be believed about the client's address. */
  TRUSTED_PROXIES: number;
  /** Mailboxes and domains of mail whose people cannot offer contracts. */
  ROLE_MAILBOXES: readonly string[];
  FREEMAIL_DOMAINS: readonly string[];
}>;

type Variables = Readonly<Record<string, string | undefined>>;

/** Where the portal listens when nobody says otherwise. */
export const DEFAULT_PORT = 3000;
const DEFAULT_SENDER = "License Portal <portal@localhost>";
const REQUIRED = ["DATABASE_URL", "NEXTAUTH_SECRET", "CRON_SECRET", "LICENSE_SIGNING_KEY"] as const;

/** Thrown when settings are wrong: one sentence per mistake. */
export class EnvironmentInvalid extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "EnvironmentInvalid";
    this.sentences = sentences;
  }
}

/** Reads what a person has set; wrong settings are refused with a sentence each. */
export function parseSettings(variables: Variables): Settings {
  const result = checkedSettingsSchema.safeParse(variables);
  if (result.success) return result.data;
  throw new EnvironmentInvalid(result.error.issues.map((issue) => issue.message));
}

/** Reads the complete environment of a running portal. */
export function parseEnvironment(variables: Variables): Environment {
  const settings = parseSettings(variables);
  const port = settings.PORT ?? DEFAULT_PORT;
  return {
    ...requiredOf(settings),
    PORT: port,
    PORTAL_URL: settings.PORTAL_URL ?? `http://localhost:${port}`,
    ...furtherKeysOf(settings),
    SMTP_URL: settings.SMTP_URL,
    MAIL_FROM: settings.MAIL_FROM ?? DEFAULT_SENDER,
    DEMO: settings.DEMO === "1",
    WORKER: settings.WORKER !== "off",
    SERVE: settings.SERVE ?? "all",
    SHARE_PORT: settings.SHARE_PORT === "on",
    TRUSTED_PROXIES: settings.TRUSTED_PROXIES ?? 0,
    ROLE_MAILBOXES: settings.ROLE_MAILBOXES ?? ROLE_NAMES,
    FREEMAIL_DOMAINS: settings.FREEMAIL_DOMAINS ?? FREEMAIL_DOMAINS,
  };
}

const furtherKeysOf = (settings: Settings) => ({
  LICENSE_SIGNING_KEY_NEXT: settings.LICENSE_SIGNING_KEY_NEXT,
  LICENSE_SIGNING_KEYS_RETIRED: settings.LICENSE_SIGNING_KEYS_RETIRED ?? [],
  LICENSE_SIGNING_KEYS_DENIED: settings.LICENSE_SIGNING_KEYS_DENIED ?? [],
});

function requiredOf(settings: Settings): Pick<Environment, (typeof REQUIRED)[number]> {
  const { DATABASE_URL, NEXTAUTH_SECRET, CRON_SECRET, LICENSE_SIGNING_KEY } = settings;
  if (DATABASE_URL && NEXTAUTH_SECRET && CRON_SECRET && LICENSE_SIGNING_KEY)
    return { DATABASE_URL, NEXTAUTH_SECRET, CRON_SECRET, LICENSE_SIGNING_KEY };
  const missing = REQUIRED.filter((name) => !settings[name]);
  throw new EnvironmentInvalid(
    missing.map((name) => `${name} must be set; \`npm start\` sets it by itself.`),
  );
}

let parsed: Environment | undefined;

/** The environment of this process, read at the first call: importing this file needs nothing to be set. */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}
