import { getLinkedEmail, type LinkedEmail } from "@/lib/features/email-links/data";

/** What a link confirms; null when it no longer holds. Looking at it does not use it up. */
export const loadLinkedEmail = (link: string): Promise<LinkedEmail | null> => getLinkedEmail(link);
