import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { LoadedSignIn } from "@/lib/features/sessions/loaders";
import { DemoSignIn } from "./demo-sign-in";

type Props = Readonly<{ demo: NonNullable<LoadedSignIn["demo"]>; callbackUrl: string }>;

/** One click for each kind of person while there is demo data. */
export function DemoSignIns({ demo: { people, password }, callbackUrl }: Props) {
  const t = useTranslations("signIn");
  return (
    <Panel title={t("demoTitle")}>
      <p className="mb-3 text-muted">{t("demoText")}</p>
      <div className="grid gap-2">
        {people.map(({ kind, email }) => (
          <DemoSignIn
            key={email}
            email={email}
            password={password}
            callbackUrl={callbackUrl}
            kind={t(`demoAs.${kind}`)}
          />
        ))}
      </div>
    </Panel>
  );
}
