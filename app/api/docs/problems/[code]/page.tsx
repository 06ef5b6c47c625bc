import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { described } from "@/app/api/document";
import { LOCALES } from "@/lib/domain/display/locale";
import { isRefusalCode, refusalStatus } from "@/lib/domain/refusal";
import { exampleSentence } from "@/lib/platform/api/open-api/refusal-examples";
import { problemTitle } from "@/lib/platform/api/problem";
import { brokenSentence } from "@/lib/platform/broken";

type Props = Readonly<{ params: Promise<{ code: string }> }>;

const BROKEN = "broken";
const BROKEN_STATUS = 500;
const LANGUAGES = { en: "English", de: "Deutsch" } as const;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: problemTitle((await params).code),
});

/** What a code in a problem document means: the address in its `type`. */
export default async function ProblemPage({ params }: Props) {
  const { code } = await params;
  if (!isRefusalCode(code) && code !== BROKEN) notFound();
  const status = isRefusalCode(code) ? refusalStatus(code) : BROKEN_STATUS;
  const operations = described().filter(({ refusals }) => refusals.some((refusal) => refusal === code));
  return (
    <main lang="en" className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-8 sm:px-6">
      <p className="text-[0.8125rem] text-muted">
        <Link href="/api/docs" className="hover:text-foreground hover:underline">
          License Portal API
        </Link>{" "}
        / problems
      </p>
      <h1 className="text-[1.4375rem] leading-8 font-[650] tracking-[-0.015em]">{problemTitle(code)}</h1>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <dt className="text-muted">Code</dt>
        <dd>
          <code>{code}</code>
        </dd>
        <dt className="text-muted">Status</dt>
        <dd>{status}</dd>
        {LOCALES.map((locale) => (
          <Sentence key={locale} locale={locale} code={code} />
        ))}
      </dl>
      {operations.length > 0 && (
        <section aria-labelledby="operations">
          <h2 id="operations" className="mb-1 font-semibold">
            Where it may be answered
          </h2>
          <ul className="list-inside list-disc">
            {operations.map(({ id, summary }) => (
              <li key={id}>
                <Link href={`/api/docs#${id}`} className="text-link underline underline-offset-3">
                  {summary}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function Sentence({ locale, code }: Readonly<{ locale: keyof typeof LANGUAGES; code: string }>) {
  const sentence = isRefusalCode(code) ? exampleSentence(code, locale) : brokenSentence("5F0C21AB", locale);
  return (
    <>
      <dt className="text-muted">{LANGUAGES[locale]}</dt>
      <dd lang={locale}>{sentence}</dd>
    </>
  );
}
