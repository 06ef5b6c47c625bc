import { type RefusalSentences, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const REQUEST_FAULTS = {
  unreadable: "it is no PKCS#10 request in PEM form",
  signature: "it is not signed with its own key",
  key: "its key is not P-256, Ed25519, or RSA of at least 2048 bits",
  serial: "it was made for another serial",
};

const AUTHORITY_FAULTS = {
  certificate: "the certificate is not in PEM form",
  key: "the private key is not in PEM form",
  passphrase: "the pass phrase of the private key is missing or wrong",
  mismatch: "the private key does not belong to the certificate",
  not_ca: "the certificate is none of an authority (its CA flag is not set)",
  usage: "the certificate does not allow to sign certificates and revocation lists",
  algorithm: "its key is not P-256, P-384, Ed25519, or RSA of at least 2048 bits",
  not_yet_valid: "its time has not begun",
  expired: "it has expired",
};

/** What refusals about authorities, certificates and enrollment say in English. */
export const deviceIdentity = {
  enrollment_code_invalid: () =>
    "This enrollment code does not open: it is unknown, over, spent, or for another device.",
  enrollment_code_closed: () => "This enrollment code was already used or withdrawn.",
  certificate_request_invalid: ({ reason }) =>
    `The certificate request cannot be taken: ${wordsFor(REQUEST_FAULTS, reason, reason)}.`,
  device_authority_missing: () =>
    "There is no device authority that could sign at present. Please create or import one.",
  device_not_yours: ({ serial }) =>
    `The device ${serial} is not one of yours: it is in none of your accounts. Your licenses make it yours only where ` +
    "it is in no other account and has nobody else's licenses.",
  authority_unsuitable: ({ reason }) =>
    `This cannot be a device authority: ${wordsFor(AUTHORITY_FAULTS, reason, reason)}.`,
  authority_known: ({ name }) => `This authority is here already, as “${name}”.`,
  authority_retired: () => "This authority is already retired.",
  trust_end_in_past: () => "The day until which an authority is trusted cannot lie in the past.",
  certificate_revoked_already: () => "This certificate is already revoked.",
  alarm_acknowledged: () => "Somebody has already acknowledged this alarm.",
} satisfies Partial<RefusalSentences>;
