import type { Metadata } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadSearch } from "@/lib/features/search/loaders";
import { FEWEST_CHARACTERS } from "@/lib/features/search/schema";
import { HitList } from "./_components/hit-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title") };
}

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const [t, { text, groups }] = await Promise.all([
    getTranslations("search"),
    loadSearch(await searchParams),
  ]);
  const isAsked = text.length >= FEWEST_CHARACTERS;
  return (
    <>
      <PageHeader title={t("title")}>
        <Form action="/search" role="search" className="flex w-full gap-2 sm:w-auto">
          <input
            type="search"
            name="q"
            aria-label={t("title")}
            placeholder={t("placeholder")}
            defaultValue={text}
            maxLength={80}
            className="input min-w-0 flex-1 sm:w-80"
          />
          <Button type="submit">{t("search")}</Button>
        </Form>
      </PageHeader>
      {groups.length === 0 && (
        <Panel>
          <EmptyState>{isAsked ? t("nothing", { text }) : t("hint")}</EmptyState>
        </Panel>
      )}
      <div className="grid gap-4">
        {groups.map((group) => (
          <HitList key={group.kind} group={group} />
        ))}
      </div>
    </>
  );
}
