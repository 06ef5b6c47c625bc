import Link from "next/link";
import { CodeBlock } from "@/app/api/docs/_components/code-block";
import { curlOf } from "@/app/api/docs/_components/curl";
import { Prose } from "@/app/api/docs/_components/prose";
import { SchemaTable } from "@/app/api/docs/_components/schema-table";
import { fieldsOf, type JsonSchema, refTo } from "@/lib/platform/api/open-api/component-schemas";
import type { Described, DescribedAnswer } from "@/lib/platform/api/open-api/described";
import { descriptionOf, type SchemaRow, schemaRows, typeOf } from "@/lib/platform/api/open-api/schema-rows";
import { refusalStatus } from "@/lib/domain/refusal";
import { problemType } from "@/lib/platform/api/problem";

type Schemas = Readonly<Record<string, JsonSchema>>;
type Props = Readonly<{ described: Described; schemas: Schemas }>;

/** Everything about one operation: what it takes, what it answers, what it may refuse. */
export function OperationSection({ described, schemas }: Props) {
  const { id, method, path, summary, description, params, query, body, answers, refusals } = described;
  const fields = [...(params ? fieldsOf(params) : []), ...(query ? fieldsOf(query) : [])];
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t py-7">
      <h3 id={id} className="scroll-mt-6 text-base font-semibold">
        {summary}
      </h3>
      <p className="flex flex-wrap items-baseline gap-x-2 font-mono text-[0.8125rem]">
        <span className="font-semibold text-accent">{method}</span>
        <span className="wrap-anywhere">{path}</span>
      </p>
      <Prose text={description} />
      {fields.length > 0 && (
        <SchemaTable
          of={summary}
          title="Parameter"
          rows={fields.map((field) => parameterRow(field, schemas))}
        />
      )}
      {body && (
        <SchemaTable of={summary} title="Field of the body" rows={schemaRows(refTo(body.name), schemas)} />
      )}
      <CodeBlock label={`${summary}: example call`} text={curlOf(described)} />
      {answers.map((answer) => (
        <Answer key={`${answer.status} ${answer.mediaType}`} {...{ answer, schemas, summary }} />
      ))}
      <Refusals codes={refusals} />
    </section>
  );
}

type AnswerProps = Readonly<{ answer: DescribedAnswer; schemas: Schemas; summary: string }>;

function Answer({ answer, schemas, summary }: AnswerProps) {
  const { status, mediaType, description, content, example } = answer;
  const label = `${summary}: ${status} ${mediaType ?? ""}`;
  const text = content ? JSON.stringify(content.example, null, 2) : example;
  return (
    <details className="group">
      <summary className="cursor-pointer py-1">
        <span className="font-mono text-[0.8125rem] font-semibold">{status}</span>{" "}
        {mediaType && <code className="text-muted">{mediaType}</code>} {description}
      </summary>
      <div className="mt-2 flex flex-col gap-3">
        {content && (
          <SchemaTable
            of={label}
            title="Field of the answer"
            rows={schemaRows(refTo(content.name), schemas)}
          />
        )}
        {text && <CodeBlock label={`${label} example`} text={text} />}
      </div>
    </details>
  );
}

function Refusals({ codes }: Readonly<{ codes: Described["refusals"] }>) {
  if (codes.length === 0) return null;
  return (
    <p className="text-[0.8125rem] text-muted">
      May refuse:{" "}
      {codes.map((code, index) => (
        <span key={code}>
          {index > 0 && ", "}
          <Link href={problemType(code)} prefetch={false} className="text-link underline underline-offset-3">
            {code}
          </Link>{" "}
          ({refusalStatus(code)})
        </span>
      ))}
      .
    </p>
  );
}

const parameterRow = ({ name, required, schema }: Field, schemas: Schemas): SchemaRow => ({
  field: name,
  type: typeOf(schema, schemas),
  required,
  description: descriptionOf(schema, schemas),
});

type Field = ReturnType<typeof fieldsOf>[number];
