import { redirect } from "next/navigation";
import { loadSession } from "@/lib/features/sessions/loaders";

/** The day begins with the accounts; for those who see some projects only, with these. */
export default async function HomePage() {
  redirect((await loadSession()).isLimited ? "/projects" : "/accounts");
}
