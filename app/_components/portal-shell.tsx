import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActingBanner } from "@/components/acting/acting-banner";
import { AccountMenu } from "@/components/layout/account-menu";
import { OrganizationSwitch } from "@/components/layout/organization-switch";
import { Shell } from "@/components/layout/shell";
import { SearchButton } from "@/components/search/search-button";
import { isDemo } from "@/lib/features/clock/loaders";
import { loadTheme } from "@/lib/features/preferences/loaders";
import { signOut, switchOrganization } from "@/lib/features/sessions/actions";
import type { LoadedSession } from "@/lib/features/sessions/loaders";
import { navigationOf } from "./navigation";

type Props = Readonly<{ session: LoadedSession; children: ReactNode }>;

/** The frame around every page of somebody who is signed in. */
export async function PortalShell({ session, children }: Props) {
  const [t, theme, { search }] = await Promise.all([getTranslations("shell"), loadTheme(), getMessages()]);
  const { person, current, others, acting, isLimited } = session;
  return (
    <Shell
      title={current.name}
      sections={navigationOf({ kind: current.kind, isDemo: isDemo(), isLimited }, t)}
      organization={<OrganizationSwitch current={current} others={others} choose={switchOrganization} />}
      search={
        <NextIntlClientProvider messages={{ search }}>
          <SearchButton />
        </NextIntlClientProvider>
      }
      account={<AccountMenu person={person} theme={theme} signOut={signOut} />}
    >
      {acting && <ActingBanner {...acting} />}
      {children}
    </Shell>
  );
}
