import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PortalShell } from "@/app/_components/portal-shell";
import { loadSession } from "@/lib/features/sessions/loaders";

/** The vendor's console. For everybody else it does not exist. */
export default async function VendorLayout({ children }: Readonly<{ children: ReactNode }>) {
  const session = await loadSession();
  if (session.current.kind !== "vendor") notFound();
  return <PortalShell session={session}>{children}</PortalShell>;
}
