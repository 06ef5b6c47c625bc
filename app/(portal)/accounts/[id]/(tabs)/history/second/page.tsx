import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { loadExplanation } from "@/lib/features/explanations/loaders";
import { ExplainedLines } from "./_components/explained-lines";
import { ExplanationPanel } from "./_components/explanation-panel";
import { SecondForm } from "./_components/second-form";

type Props = PageProps<"/accounts/[id]/history/second">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("explanation"))("title") };
}

export default async function SecondPage({ params, searchParams }: Props) {
  const [{ id }, { at }, timeZone, t] = await Promise.all([
    params,
    searchParams,
    getTimeZone(),
    getTranslations("explanation"),
  ]);
  const explained = await loadExplanation(id, at, timeZone);
  return (
    <div className="grid grid-cols-1 gap-3.5">
      <SecondForm path={`/accounts/${id}/history`} at={explained.at} />
      {!explained.isUnderstood && <Alert tone="changed">{t("notUnderstood")}</Alert>}
      {explained.isAhead && <Alert>{t("ahead")}</Alert>}
      <ExplanationPanel explained={explained} />
      <ExplainedLines explained={explained} />
    </div>
  );
}
