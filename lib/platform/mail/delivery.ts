/** A recipient the mail server did not take, why, and whether asking again would be in vain. */
export type Rejection = Readonly<{ address: string; reason: string; permanent: boolean }>;
/** What became of a mail the server took for at least one recipient. */
export type Delivery = Readonly<{ accepted: readonly string[]; rejected: readonly Rejection[] }>;

/**
 * Nothing was delivered and it is worth trying again; nothing was delivered and never will be; or the whole mail was
 * handed over and the server's answer did not come, so nobody knows.
 */
export type DeliveryFault = "undelivered" | "refused" | "unanswered";

const LONGEST_REASON = 500;

/** Thrown when a mail was not, or not certainly, delivered to anybody. */
export class DeliveryFailed extends Error {
  override readonly name = "DeliveryFailed";

  constructor(
    readonly fault: DeliveryFault,
    cause: unknown,
  ) {
    super(reasonOf(cause), { cause });
  }
}

/** What a person can make something of: the server's own words where there are any. */
export function reasonOf(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return reason.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_REASON);
}
