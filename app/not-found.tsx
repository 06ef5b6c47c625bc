import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LostPage } from "@/components/layout/lost-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors"))("notFoundTitle") };
}

export default function NotFoundPage() {
  return (
    <main>
      <LostPage />
    </main>
  );
}
