import Link from "next/link";
import { useTranslations } from "next-intl";
import { Chevron } from "@/components/layout/chevron";
import { LanguageChoice } from "@/components/layout/language-choice";
import { ThemeChoice } from "@/components/layout/theme-choice";
import type { Theme } from "@/lib/features/preferences/schema";

type Props = Readonly<{
  person: Readonly<{ name: string; email: string }>;
  theme: Theme;
  signOut: () => Promise<void>;
}>;

const MENU = "account-menu";

/** Who is signed in, how the portal looks and speaks for them, and the way out. */
export function AccountMenu({ person, theme, signOut }: Props) {
  const t = useTranslations("shell");
  return (
    <>
      <button type="button" popoverTarget={MENU} className="organization organization--plain">
        <span className="sr-only">{t("accountMenu")}</span>
        <span className="min-w-0 flex-1 leading-tight">
          <span className="block truncate font-[550]">{person.name}</span>
          <span className="block truncate text-xs text-muted">{person.email}</span>
        </span>
        <Chevron />
      </button>
      <div id={MENU} popover="auto" className="menu-popover menu-popover--up">
        <LanguageChoice />
        <ThemeChoice theme={theme} />
        <Link href="/profile" prefetch={false} className="menu-popover__item mt-1.5">
          {t("profile")}
        </Link>
        <form action={signOut} className="mt-1.5 border-t pt-1.5">
          <button type="submit" className="menu-popover__item">
            {t("signOut")}
          </button>
        </form>
      </div>
    </>
  );
}
