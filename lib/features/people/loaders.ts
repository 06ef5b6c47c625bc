import { decideMayOfferContracts } from "@/lib/domain/people/contract-address";
import { getPersonOfLink, type Person } from "@/lib/features/people/data";
import { requireSelf } from "@/lib/platform/access/session-gate";
import { env } from "@/lib/platform/env";

/** Whose password a link sets; null when the link no longer holds. Looking at it does not use it up. */
export const loadPersonOfLink = (link: string): Promise<Person | null> => getPersonOfLink(link);

/** Oneself, and whether one's address keeps one from offering contracts. */
export type LoadedProfile = Readonly<{
  name: string;
  email: string;
  contracts: ReturnType<typeof decideMayOfferContracts>;
}>;

/** The person asking. */
export async function loadProfile(): Promise<LoadedProfile> {
  const { name, email } = await requireSelf();
  const { ROLE_MAILBOXES: roleNames, FREEMAIL_DOMAINS: freemailDomains } = env();
  return { name, email, contracts: decideMayOfferContracts(email, { roleNames, freemailDomains }) };
}
