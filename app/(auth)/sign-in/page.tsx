import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { loadSignIn } from "@/lib/features/sessions/loaders";
import { DemoSignIns } from "./_components/demo-sign-ins";
import { SignInForm } from "./_components/sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const [{ callbackUrl, notice, demo }, t] = await Promise.all([
    loadSignIn(await searchParams),
    getTranslations("signIn"),
  ]);
  return (
    <div className="grid gap-4">
      <Panel>
        <h1 className="mb-4 text-lg font-semibold tracking-tight">{t("title")}</h1>
        {notice && (
          <div className="mb-4">
            <Alert tone="end">{notice}</Alert>
          </div>
        )}
        <SignInForm
          callbackUrl={callbackUrl}
          labels={{ email: t("email"), password: t("password"), submit: t("submit") }}
        />
      </Panel>
      {demo && <DemoSignIns demo={demo} callbackUrl={callbackUrl} />}
    </div>
  );
}
