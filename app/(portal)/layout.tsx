import type { ReactNode } from "react";
import { PortalShell } from "@/app/_components/portal-shell";
import { loadSession } from "@/lib/features/sessions/loaders";

export default async function PortalLayout({ children }: Readonly<{ children: ReactNode }>) {
  return <PortalShell session={await loadSession()}>{children}</PortalShell>;
}
