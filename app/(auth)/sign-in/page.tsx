import type { Metadata } from "next";
import Link from "next/link";
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
  const [{ callbackUrl, notice, demo }, t, tForgotten, tSignUp] = await Promise.all([
    loadSignIn(await searchParams),
    getTranslations("signIn"),
    getTranslations("forgottenPassword"),
    getTranslations("signUp"),
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
        <p className="mt-3 text-center text-[0.8125rem]">
          <Link
            href="/forgotten-password"
            prefetch={false}
            className="text-muted underline underline-offset-3 hover:text-foreground"
          >
            {tForgotten("ask")}
          </Link>
        </p>
        <p className="mt-1.5 text-center text-[0.8125rem]">
          <Link
            href="/sign-up"
            prefetch={false}
            className="text-muted underline underline-offset-3 hover:text-foreground"
          >
            {tSignUp("ask")}
          </Link>
        </p>
      </Panel>
      {demo && <DemoSignIns demo={demo} callbackUrl={callbackUrl} />}
    </div>
  );
}
