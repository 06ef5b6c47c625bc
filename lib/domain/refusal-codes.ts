import { type RefusalDetails, type RefusalRule, refuses } from "@/lib/domain/refusal-rule";

const BAD_REQUEST = 400;
const UNAUTHENTICATED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const METHOD_NOT_ALLOWED = 405;
const CONFLICT = 409;
const TOO_LONG = 413;
const MEDIA_TYPE_UNSUPPORTED = 415;
const UNPROCESSABLE = 422;
const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;

/**
 * Every refusal there is, with its HTTP status and the details its sentence needs. To add one: a line here, and the
 * compiler then asks for its sentence in each language of `refusal-sentences/`.
 */
export const REFUSALS = {
  // The request itself.
  invalid: refuses(UNPROCESSABLE),
  body_malformed: refuses(BAD_REQUEST),
  body_too_long: refuses<{ most: number }>(TOO_LONG),
  media_type_unsupported: refuses<{ expected: string }>(MEDIA_TYPE_UNSUPPORTED),
  method_not_allowed: refuses<{ allowed: string }>(METHOD_NOT_ALLOWED),
  idempotency_key_malformed: refuses(BAD_REQUEST),

  // Texts a person or a machine typed.
  text_unusable: refuses(UNPROCESSABLE),
  email_malformed: refuses(UNPROCESSABLE),
  amount_malformed: refuses<{ fault: string; text: string }>(UNPROCESSABLE),
  instant_malformed: refuses<{ text: string }>(UNPROCESSABLE),
  serial_malformed: refuses<{ text: string }>(UNPROCESSABLE),
  month_malformed: refuses<{ text: string }>(UNPROCESSABLE),
  time_zone_unknown: refuses<{ text: string }>(UNPROCESSABLE),
  article_number_malformed: refuses<{ text: string }>(UNPROCESSABLE),
  quantity_invalid: refuses<{ article: string; most: number }>(UNPROCESSABLE),

  // Activation keys.
  activation_key_malformed: refuses<{ reason: string; character?: string; digits?: number }>(UNPROCESSABLE),
  activation_key_unknown: refuses(NOT_FOUND),
  activation_key_used: refuses<{ at?: string }>(CONFLICT),
  activation_key_cancelled: refuses<{ at?: string }>(CONFLICT),
  activation_key_holds_no_credits: refuses(CONFLICT),

  // Projects and their balances.
  project_not_found: refuses(NOT_FOUND),
  limited_to_projects: refuses(FORBIDDEN),
  division_malformed: refuses<{ most: number }>(UNPROCESSABLE),
  own_activation_not_found: refuses(NOT_FOUND),
  activation_key_offered: refuses(CONFLICT),
  transfer_not_found: refuses(NOT_FOUND),
  transfer_closed: refuses(CONFLICT),
  recipient_unknown: refuses(UNPROCESSABLE),
  recipient_is_self: refuses(UNPROCESSABLE),
  account_parked: refuses(CONFLICT),
  not_enough_left: refuses<{ article: string; left: string }>(CONFLICT),

  // License keys, hardware and test licenses.
  license_key_not_found: refuses(NOT_FOUND),
  license_key_ended: refuses<{ key: string; state: string }>(CONFLICT),
  article_does_not_fit: refuses<{ article: string; serial: string }>(UNPROCESSABLE),
  article_not_hardware: refuses<{ article: string }>(UNPROCESSABLE),
  hardware_unknown: refuses<{ serial: string }>(NOT_FOUND),
  hardware_owned: refuses<{ serial: string }>(CONFLICT),
  test_license_used: refuses<{ serial: string }>(CONFLICT),
  serial_same: refuses<{ serial: string }>(UNPROCESSABLE),
  nothing_to_move: refuses<{ serial: string }>(CONFLICT),
  nothing_to_return: refuses<{ serial: string }>(CONFLICT),
  licenses_changed: refuses(CONFLICT),
  license_file_malformed: refuses<{ reason: string; line?: number }>(UNPROCESSABLE),
  license_file_too_long: refuses<{ most: number }>(TOO_LONG),
  license_file_changed: refuses<{ license: string }>(UNPROCESSABLE),
  license_file_other_device: refuses<{ serial: string; found: string }>(CONFLICT),
  license_file_other_account: refuses(CONFLICT),
  csv_malformed: refuses<{ line: number; reason: string }>(UNPROCESSABLE),
  csv_too_long: refuses<{ most: number }>(TOO_LONG),
  csv_too_many_lines: refuses<{ most: number }>(UNPROCESSABLE),
  csv_empty: refuses(UNPROCESSABLE),
  csv_cell_too_long: refuses<{ column: string; most: number }>(UNPROCESSABLE),
  csv_columns_missing: refuses<{ columns: string }>(UNPROCESSABLE),

  // The vendor's console.
  csv_column_unknown: refuses<{ column: string }>(UNPROCESSABLE),
  list_faulty: refuses<{ faults: number }>(UNPROCESSABLE),
  too_many_keys: refuses<{ most: number }>(UNPROCESSABLE),
  key_content_unclear: refuses(UNPROCESSABLE),
  article_list_malformed: refuses<{ text: string }>(UNPROCESSABLE),
  article_in_use: refuses<{ article: string }>(CONFLICT),

  // Contracts. The last five answer why nothing new may be rented.
  contract_not_found: refuses(NOT_FOUND),
  contract_exists: refuses<{ contract: string; state: string }>(CONFLICT),
  contract_state_wrong: refuses<{ state: string; needed: string }>(CONFLICT),
  contract_incomplete: refuses<{ fields: string }>(UNPROCESSABLE),
  contract_terms_changed: refuses<{ version: string }>(CONFLICT),
  contract_address_unsuitable: refuses<{ reason: string; email: string }>(FORBIDDEN),
  contract_number_taken: refuses<{ number: string }>(CONFLICT),
  contract_end_in_past: refuses<{ endsAt: string; now: string }>(UNPROCESSABLE),
  contract_missing: refuses<{ contract: string }>(CONFLICT),
  contract_undecided: refuses<{ contract: string }>(CONFLICT),
  contract_rejected: refuses<{ contract: string }>(CONFLICT),
  contract_not_started: refuses<{ contract: string; startsAt: string }>(CONFLICT),
  contract_ended: refuses<{ contract: string }>(CONFLICT),

  // Accounts, configurations and prices.
  sheet_too_long: refuses<{ rows: number; most: number }>(UNPROCESSABLE),
  balance_too_low: refuses<{ balanceIsc: string; monthlyIsc: string }>(CONFLICT),
  balance_too_high: refuses(UNPROCESSABLE),
  rate_too_high: refuses(UNPROCESSABLE),
  prices_changed: refuses(CONFLICT),
  configuration_outdated: refuses<{ basedOn: number; version: number }>(CONFLICT),
  account_not_found: refuses(NOT_FOUND),
  pbx_unknown: refuses<{ serial: string }>(NOT_FOUND),
  serial_taken: refuses<{ serial: string }>(CONFLICT),

  // Reloads, invoices and what they need.
  euro_malformed: refuses<{ text: string }>(UNPROCESSABLE),
  country_unknown: refuses(UNPROCESSABLE),
  vat_id_malformed: refuses(UNPROCESSABLE),
  iban_malformed: refuses(UNPROCESSABLE),
  vat_rate_malformed: refuses(UNPROCESSABLE),
  reload_amount_malformed: refuses<{ most: string }>(UNPROCESSABLE),
  reload_cap_too_low: refuses(UNPROCESSABLE),
  reload_not_possible: refuses<{ obstacles: string }>(CONFLICT),
  reload_not_set_up: refuses(CONFLICT),
  reload_not_found: refuses(NOT_FOUND),
  reload_state_wrong: refuses<{ state: string }>(CONFLICT),
  invoice_not_possible: refuses<{ obstacles: string }>(CONFLICT),
  invoice_not_found: refuses(NOT_FOUND),
  invoice_cancelled: refuses<{ number: string }>(CONFLICT),
  credit_note_final: refuses(CONFLICT),

  // Rental devices.
  rental_device_unknown: refuses<{ serial: string }>(NOT_FOUND),
  rental_device_not_shipped: refuses<{ serial: string }>(CONFLICT),
  rental_device_elsewhere: refuses<{ serial: string }>(CONFLICT),
  rental_device_retired: refuses<{ serial: string }>(CONFLICT),
  rental_device_idle: refuses<{ serial: string }>(CONFLICT),
  rental_device_active: refuses<{ serial: string }>(CONFLICT),
  rental_device_rents: refuses<{ serial: string }>(CONFLICT),
  rental_device_differs: refuses<{ serial: string; article: string }>(CONFLICT),
  rental_device_repeated: refuses<{ serial: string }>(UNPROCESSABLE),
  rental_order_closed: refuses<{ state: string }>(CONFLICT),
  rental_order_miscounted: refuses<{ article: string; ordered: number; given: number }>(UNPROCESSABLE),
  provisioning_code_unknown: refuses(NOT_FOUND),
  provisioning_code_expired: refuses<{ at: string }>(CONFLICT),
  provisioning_code_ended: refuses(CONFLICT),
  provisioning_code_used: refuses<{ most: number }>(CONFLICT),
  name_taken: refuses<{ name: string }>(CONFLICT),
  warning_addresses_missing: refuses(CONFLICT),
  article_unknown: refuses<{ article: string }>(UNPROCESSABLE),
  article_not_rentable: refuses<{ article: string }>(UNPROCESSABLE),
  article_number_taken: refuses<{ article: string }>(CONFLICT),
  price_missing: refuses<{ article: string; scenario: string }>(UNPROCESSABLE),
  price_list_empty: refuses(UNPROCESSABLE),
  price_list_missing: refuses(NOT_FOUND),
  valid_from_in_past: refuses<{ validFrom: string; now: string }>(UNPROCESSABLE),
  valid_from_taken: refuses<{ validFrom: string }>(CONFLICT),
  price_too_high: refuses<{ most: string }>(UNPROCESSABLE),
  price_repeated: refuses<{ article: string }>(UNPROCESSABLE),
  draft_outdated: refuses<{ basedOn: number; version: number }>(CONFLICT),
  draft_published: refuses<{ number: number }>(CONFLICT),

  // Writing twice, and too often.
  idempotency_mismatch: refuses<{ reference: string }>(UNPROCESSABLE),
  rate_limited: refuses<{ retryAfterSeconds: number }>(TOO_MANY_REQUESTS),

  // Who is asking.
  sign_in_refused: refuses(UNAUTHENTICATED),
  sign_in_required: refuses(UNAUTHENTICATED),
  session_required: refuses(FORBIDDEN),
  acting_not_allowed: refuses(FORBIDDEN),
  session_ended: refuses(UNAUTHENTICATED),
  last_manager: refuses(CONFLICT),
  member_already: refuses<{ email: string }>(CONFLICT),
  invited_already: refuses<{ email: string }>(CONFLICT),
  invitation_for_another: refuses<{ email: string }>(FORBIDDEN),
  rights_too_wide: refuses(UNPROCESSABLE),
  projects_missing: refuses(UNPROCESSABLE),
  vendor_exists: refuses<{ name: string }>(CONFLICT),
  password_wrong: refuses(UNPROCESSABLE),
  password_too_short: refuses<{ least: number }>(UNPROCESSABLE),
  password_too_long: refuses<{ most: number }>(UNPROCESSABLE),
  password_common: refuses(UNPROCESSABLE),
  link_invalid: refuses(CONFLICT),
  code_wrong: refuses(UNPROCESSABLE),
  second_factor_on: refuses(CONFLICT),
  second_step_over: refuses(UNAUTHENTICATED),
  email_unconfirmed: refuses(FORBIDDEN),
  email_taken: refuses<{ email: string }>(CONFLICT),
  permission_missing: refuses<{ permission: string }>(FORBIDDEN),
  organization_kind_wrong: refuses<{ needed: string }>(FORBIDDEN),
  not_found: refuses(NOT_FOUND),
  token_missing: refuses(UNAUTHENTICATED),
  token_invalid: refuses(UNAUTHENTICATED),
  token_revoked: refuses(UNAUTHENTICATED),
  token_expired: refuses(UNAUTHENTICATED),
  token_read_only: refuses(FORBIDDEN),
  cron_secret_wrong: refuses(UNAUTHENTICATED),

  // Devices.
  certificate_missing: refuses(UNAUTHENTICATED),
  certificate_invalid: refuses<{ reason: string }>(UNAUTHENTICATED),
  device_token_invalid: refuses<{ reason: string }>(UNAUTHENTICATED),
  token_replayed: refuses(UNAUTHENTICATED),
  clock_skew: refuses<{ skewSeconds: number }>(UNAUTHENTICATED),
  device_key_unsuitable: refuses(UNPROCESSABLE),
  acknowledgement_unknown: refuses<{ seq: string | number }>(CONFLICT),
  portal_restarting: refuses<{ retryAfterSeconds: number }>(UNAVAILABLE),
  enrollment_code_invalid: refuses(FORBIDDEN),
  enrollment_code_closed: refuses(CONFLICT),
  certificate_request_invalid: refuses<{ reason: string }>(UNPROCESSABLE),
  device_authority_missing: refuses(CONFLICT),
  device_not_yours: refuses<{ serial: string }>(NOT_FOUND),
  authority_unsuitable: refuses<{ reason: string }>(UNPROCESSABLE),
  authority_known: refuses<{ name: string }>(CONFLICT),
  authority_retired: refuses(CONFLICT),
  trust_end_in_past: refuses(UNPROCESSABLE),
  certificate_revoked_already: refuses(CONFLICT),
  alarm_acknowledged: refuses(CONFLICT),

  // Accounts that are deleted, licenses that do not go together, and partners' promotions.
  account_deleted: refuses(CONFLICT),
  account_rents: refuses<{ monthlyIsc: string }>(CONFLICT),
  name_differs: refuses<{ name: string }>(UNPROCESSABLE),
  balance_moved: refuses<{ balanceIsc: string }>(CONFLICT),
  pbx_rents: refuses<{ serial: string }>(CONFLICT),
  rented_and_purchased: refuses<{ serial: string; version: string }>(CONFLICT),
  rented_versions_mixed: refuses<{ serial: string; versions: string }>(CONFLICT),
  promotion_not_found: refuses(NOT_FOUND),
  promotion_requested: refuses<{ name: string }>(CONFLICT),
  promotion_state_wrong: refuses<{ state: string }>(CONFLICT),
  promotion_end_in_past: refuses(UNPROCESSABLE),

  // The demo clock.
  clock_moves_forward_only: refuses(BAD_REQUEST),
} as const satisfies Readonly<Record<string, RefusalRule<RefusalDetails>>>;

/** The name of a refusal, stable for machines. */
export type RefusalCode = keyof typeof REFUSALS;

/** The details the sentence of a code relies on. */
export type DetailsOf<Code extends RefusalCode> =
  (typeof REFUSALS)[Code] extends RefusalRule<infer Details> ? Details : never;
