import { contracts } from "@/lib/domain/refusal-sentences/en-contracts";
import { deviceIdentity } from "@/lib/domain/refusal-sentences/en-device-identity";
import { licenseKeys } from "@/lib/domain/refusal-sentences/en-license-keys";
import { accountLife } from "@/lib/domain/refusal-sentences/en-account-life";
import { prices } from "@/lib/domain/refusal-sentences/en-prices";
import { projects } from "@/lib/domain/refusal-sentences/en-projects";
import { reloads } from "@/lib/domain/refusal-sentences/en-reloads";
import { rentalDevices } from "@/lib/domain/refusal-sentences/en-rental-devices";
import { statements } from "@/lib/domain/refusal-sentences/en-statements";
import { vendor } from "@/lib/domain/refusal-sentences/en-vendor";
import {
  type RefusalSentences,
  readableTime,
  waitingTime,
  wordsFor,
} from "@/lib/domain/refusal-sentences/wording";

const AMOUNT_FAULTS = {
  not_a_number: "An amount looks like 12 or 12.50: digits, and at most two decimals.",
  negative: "An amount cannot be negative.",
  too_many_decimals: "An amount has at most two decimals; nothing is rounded here.",
  too_large: "This amount is larger than the portal can keep: at most 1,000,000,000 iSC.",
  zero: "This amount must be more than zero.",
};

const CERTIFICATE_FAULTS = {
  unreadable: "it cannot be read",
  untrusted: "it was not issued by an authority this portal trusts",
  authority: "it belongs to an authority, not to a device",
  key: "its kind of key is not supported",
  serial: "its name is not a device serial",
  expired: "it has expired",
  not_yet_valid: "it is not valid yet",
  revoked: "it was revoked",
};

const DEVICE_TOKEN_FAULTS = {
  malformed: "it cannot be read",
  algorithm: "it is signed in a way that is not accepted",
  signature: "its signature does not fit the certificate",
  subject: "it names another device than the certificate",
  audience: "it is meant for another portal",
  jti: "it has no usable identifier (jti)",
  boot: "it names its start (boot) in an unusable way",
  time: "its times are missing or unusable",
  lifetime: "it is valid for too long or not at all",
  call_key: "its call key is over, unusable, or not for this",
};

const KINDS = { vendor: "the vendor's staff", partner: "partners", customer: "customers" };

/** What every refusal says in English: what is wrong and, where there is one, the way on. */
export const en: RefusalSentences = {
  invalid: () => "Something in the request is missing or wrong: “errors” tells where, and why.",
  body_malformed: () => "The body of the request is not JSON in UTF-8.",
  body_too_long: ({ most }) => `The body of the request is longer than ${most} bytes.`,
  media_type_unsupported: ({ expected }) => `Send the body as ${expected}, and say so in Content-Type.`,
  method_not_allowed: ({ allowed }) => `This address only understands ${allowed}.`,
  idempotency_key_malformed: () =>
    "An Idempotency-Key has 1 to 255 characters, all of them printable ASCII characters.",

  text_unusable: () => "A text contains a character that cannot be kept: NUL, or half of a surrogate pair.",
  email_malformed: () => "This is not an email address. It looks like erika@example.com.",
  amount_malformed: ({ fault }) => wordsFor(AMOUNT_FAULTS, fault, AMOUNT_FAULTS.not_a_number),
  instant_malformed: ({ text }) => `“${text}” is not a time. Write it like 2026-11-22T03:10:00Z.`,
  serial_malformed: ({ text }) =>
    `“${text}” is not a serial. It is printed on the device's label, like 00-90-33-00-00-00.`,
  article_number_malformed: ({ text }) => `“${text}” is not an article number. It looks like 02-00039-002.`,
  quantity_invalid: ({ article, most }) =>
    `The quantity of ${article} must be a whole number from 0 to ${most}.`,

  activation_key_malformed: ({ reason, character, digits }) =>
    wordsFor(
      {
        empty: "Paste an activation key. It looks like ACT-1-xxxx-xxxx-xxxx-xxxx-xxxx-xxxx.",
        character: `“${character}” cannot occur in an activation key: after ACT-1 there are only the digits 0–9 and the letters a–f.`,
        length: `An activation key has 24 digits after ACT-1; this one has ${digits}. Perhaps a part was not copied.`,
      },
      reason,
      "This activation key is mistyped: a digit is wrong, or two have changed places. Please compare it with the original.",
    ),
  activation_key_unknown: () => "Nobody has issued this activation key. Please check where it came from.",
  activation_key_used: ({ at }) =>
    at === undefined
      ? "This activation key has been used already. Each key counts once."
      : `This activation key was used on ${readableTime(at)}. Each key counts once.`,
  activation_key_cancelled: () =>
    "This activation key was cancelled by its issuer and can no longer be used.",
  activation_key_holds_no_credits: () =>
    "This activation key holds licenses, not iSC. Add it to a project in the license manager instead.",

  ...projects,

  ...licenseKeys,
  ...contracts,
  ...rentalDevices,
  ...reloads,
  ...deviceIdentity,
  ...vendor,

  balance_too_low: ({ balanceIsc, monthlyIsc }) =>
    `The balance of ${balanceIsc} iSC does not pay for one second of ${monthlyIsc} iSC per month. Charge the account first, or rent less.`,
  balance_too_high: () => "The account cannot hold that much credit.",
  rate_too_high: () => "That is more than one account can rent. Please distribute it over several accounts.",
  prices_changed: () =>
    "The prices have changed since you looked. Please check the new ones and confirm again.",
  configuration_outdated: ({ basedOn, version }) =>
    `Somebody changed this configuration in the meantime: you saw version ${basedOn}, version ${version} is in force. Please look at it and make your change again.`,
  account_not_found: () => "There is no such account, or it is not yours to see.",
  pbx_unknown: ({ serial }) => `The account has no PBX with the serial ${serial}. Add it first.`,
  serial_taken: ({ serial }) =>
    `The serial ${serial} is in use already. A PBX has one source for its licenses.`,
  name_taken: ({ name }) => `There is a “${name}” already. Please choose another name.`,
  warning_addresses_missing: () => "This account has no warning addresses. Save one first.",
  article_unknown: ({ article }) => `There is no article ${article}.`,
  article_not_rentable: ({ article }) => `The article ${article} cannot be rented.`,
  article_number_taken: ({ article }) => `There is an article ${article} already.`,
  price_missing: ({ article, scenario }) =>
    `The price list has no price for ${article} ${scenario === "cloud" ? "in the cloud" : "on premises"}.`,
  price_list_empty: () => "A price list needs at least one price.",
  price_list_missing: () => "No price list is in force yet.",
  valid_from_in_past: ({ validFrom, now }) =>
    `A price list cannot begin in the past: ${readableTime(validFrom)} is before ${readableTime(now)}.`,
  ...accountLife,
  ...prices,
  ...statements,
  valid_from_taken: ({ validFrom }) => `Another price list begins at ${readableTime(validFrom)} already.`,

  idempotency_mismatch: ({ reference }) =>
    `The reference “${reference}” was used before, for another request. Use a new one for each new request.`,
  rate_limited: ({ retryAfterSeconds }) => {
    const { count, unit } = waitingTime(retryAfterSeconds);
    return `That was tried too often. Please wait ${count} ${unit}${count === 1 ? "" : "s"} and try again.`;
  },

  sign_in_refused: () => "The email address or the password is wrong.",
  sign_in_required: () => "Please sign in first.",
  session_required: () => "An API token cannot do this. Please sign in and do it yourself.",
  acting_not_allowed: () => "This is not possible while you act for somebody else. Stop that first.",
  session_ended: () => "Your session has ended. Please sign in again.",
  last_manager: () =>
    "Nobody else here looks after the members. Give somebody else the permission “members” first.",
  member_already: ({ email }) => `Somebody with the address ${email} belongs to this organization already.`,
  invited_already: ({ email }) =>
    `The address ${email} has been invited already. Send that invitation again, or withdraw it first.`,
  invitation_for_another: ({ email }) =>
    `This invitation is for ${email}. Sign in with that address to accept it.`,
  rights_too_wide: () =>
    "Whoever is limited to projects can only see and manage licenses. Take away the other permissions, or the limit.",
  projects_missing: () => "Choose at least one project, or take away the limit.",
  vendor_exists: ({ name }) => `This installation has a vendor already: ${name}. There can be only one.`,
  password_wrong: () => "This is not your present password.",
  password_too_short: ({ least }) => `A password has at least ${least} characters.`,
  password_too_long: ({ most }) => `A password has at most ${most} characters.`,
  password_common: () =>
    "This password is among the first that are tried. Please choose one that is not made of common words, rows of keys or your name.",
  link_invalid: () => "This link has been used or has expired. Please ask for a new one.",
  code_wrong: () => "This code is not right, or it was used before. Wait for the next one and try again.",
  second_factor_on: () => "Your second factor is switched on already.",
  second_step_over: () => "That took too long. Please sign in again, with your password first.",
  email_unconfirmed: () => "Please confirm your email address first, by the link in the mail we sent you.",
  email_taken: ({ email }) => `There is a user with the address ${email} already.`,
  permission_missing: ({ permission }) =>
    `You need the permission “${permission}” for this. Someone in your organization with the permission “members” can grant it.`,
  organization_kind_wrong: ({ needed }) => `Only ${wordsFor(KINDS, needed, needed)} can do this.`,
  not_found: () => "There is nothing here, or it is not yours to see.",
  token_missing: () => "Send an API token with the request: Authorization: Bearer …",
  token_invalid: () => "This API token is not known. Perhaps a part of it was not copied.",
  token_revoked: () => "This API token was revoked. Make a new one on the page “API tokens”.",
  token_expired: () => "This API token has expired. Make a new one on the page “API tokens”.",
  token_read_only: () => "This API token may only read. Use one that may write.",
  cron_secret_wrong: () => "This route needs the installation's CRON_SECRET as bearer token.",

  certificate_missing: () => "The device sent no certificate (x5c) with its token.",
  certificate_invalid: ({ reason }) =>
    `The device certificate is not accepted: ${wordsFor(CERTIFICATE_FAULTS, reason, reason)}.`,
  device_token_invalid: ({ reason }) =>
    `The device's token is not accepted: ${wordsFor(DEVICE_TOKEN_FAULTS, reason, reason)}.`,
  token_replayed: () => "This device token was used before. Each one counts once.",
  clock_skew: ({ skewSeconds }) =>
    `The device's clock is ${Math.abs(skewSeconds)} seconds ${skewSeconds < 0 ? "behind" : "ahead"}. Please set it.`,
  device_key_unsuitable: () =>
    "A device's key is P-256, Ed25519, or RSA of at least 2048 bits; a certificate request is signed with it.",
  acknowledgement_unknown: ({ seq }) =>
    `No license document with the number ${seq} was issued to this device.`,
  portal_restarting: () => "The portal is just being restarted. Please try again in a moment.",

  clock_moves_forward_only: () => "The demo clock can only be moved forward.",
};
