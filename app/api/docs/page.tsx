import type { Metadata } from "next";
import Link from "next/link";
import { Contents } from "@/app/api/docs/_components/contents";
import { OperationSection } from "@/app/api/docs/_components/operation-section";
import { Prose } from "@/app/api/docs/_components/prose";
import { described, document } from "@/app/api/document";

const DOCUMENT = "/api/openapi.json";

export const metadata: Metadata = { title: "API" };

/** The OpenAPI document for people: every route a program may call, drawn on the server. */
export default function ApiDocsPage() {
  const { info, tags, components } = document();
  const groups = tags.map(({ name, description }) => ({
    name,
    description,
    operations: described().filter(({ tag }) => tag === name),
  }));
  return (
    <div
      lang="en"
      className="mx-auto grid max-w-6xl px-4 sm:px-6 lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-10"
    >
      <main className="order-last min-w-0 py-8">
        <h1 className="mb-3 text-[1.4375rem] leading-8 font-[650] tracking-[-0.015em]">{info.title}</h1>
        <div className="mb-4 flex flex-col gap-2">
          <Prose text={info.description} />
          <p>
            For programs:{" "}
            <a href={DOCUMENT} className="text-link underline underline-offset-3">
              /api/openapi.json
            </a>{" "}
            (OpenAPI 3.1). Tokens are made on the page{" "}
            <Link href="/api-tokens" prefetch={false} className="text-link underline underline-offset-3">
              API tokens
            </Link>
            .
          </p>
        </div>
        {groups.map(({ name, description, operations }) => (
          <section key={name} aria-labelledby={`tag-${name}`} className="mt-8">
            <h2 id={`tag-${name}`} className="text-lg font-semibold">
              {name}
            </h2>
            <p className="mb-4 text-muted">{description}</p>
            {operations.map((operation) => (
              <OperationSection key={operation.id} described={operation} schemas={components.schemas} />
            ))}
          </section>
        ))}
      </main>
      <Contents groups={groups} />
    </div>
  );
}
