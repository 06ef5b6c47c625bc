import { getOfferedInvitation, type OfferedInvitation } from "@/lib/features/invitations/data";
import { currentSelf } from "@/lib/platform/access/session-gate";

/** What an invitation's page shows: the offer, and who is looking at it. */
export type LoadedInvitation = Readonly<{
  offer: OfferedInvitation | null;
  /** Signed in as the person invited, as somebody else, or not at all. */
  viewer: "invited" | "another" | "nobody";
  viewerEmail: string | null;
}>;

/** An invitation by its link. Looking at it does not use it up. */
export async function loadInvitation(link: string): Promise<LoadedInvitation> {
  const [offer, self] = await Promise.all([getOfferedInvitation(link), currentSelf()]);
  if (!self) return { offer, viewer: "nobody", viewerEmail: null };
  const viewer = self.email === offer?.email ? "invited" : "another";
  return { offer, viewer, viewerEmail: self.email };
}
