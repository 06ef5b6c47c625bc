import { getPersonOfLink, type Person } from "@/lib/features/people/data";

/** Whose password a link sets; null when the link no longer holds. Looking at it does not use it up. */
export const loadPersonOfLink = (link: string): Promise<Person | null> => getPersonOfLink(link);
