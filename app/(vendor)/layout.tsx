import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PortalShell } from "@/app/_components/portal-shell";
import { loadSession } from "@/lib/features/sessions/loaders";

/** Before any page's own title: what does not exist tells none, and the page that says so names itself. */
export async function generateMetadata(): Promise<Metadata> {
  if ((await loadSession()).current.kind !== "vendor") notFound();
  return {};
}

/** The vendor's console. For everybody else it does not exist. */
export default async function VendorLayout({ children }: Readonly<{ children: ReactNode }>) {
  const session = await loadSession();
  if (session.current.kind !== "vendor") notFound();
  return <PortalShell session={session}>{children}</PortalShell>;
}
