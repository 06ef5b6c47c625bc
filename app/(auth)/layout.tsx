import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageChoice } from "@/components/layout/language-choice";

/** Before anybody is signed in: one sheet in the middle, and the language. */
export default function AuthLayout({ children }: Readonly<{ children: ReactNode }>) {
  const t = useTranslations("shell");
  return (
    <div className="flex min-h-dvh flex-col items-center justify-center gap-5 px-4 py-10">
      <header className="flex items-center gap-2.5 text-base font-semibold">
        <Mark />
        {t("product")}
      </header>
      <main className="w-full max-w-88">{children}</main>
      <footer className="w-44">
        <LanguageChoice />
      </footer>
    </div>
  );
}

const Mark = () => (
  <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="var(--accent)" />
    <path
      d="M6 10l7 6V9l13 12"
      fill="none"
      stroke="var(--accent-foreground)"
      strokeWidth="2.6"
      strokeLinecap="round"
    />
  </svg>
);
