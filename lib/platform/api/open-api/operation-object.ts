import { type RefusalCode, refusalStatus } from "@/lib/domain/refusal";
import { fieldsOf, PROBLEM, refTo } from "@/lib/platform/api/open-api/component-schemas";
import type { Described, DescribedAnswer } from "@/lib/platform/api/open-api/described";
import { exampleProblem, exampleSentence } from "@/lib/platform/api/open-api/refusal-examples";

const BROKEN = "500";

/** What OpenAPI calls an operation object. */
export function operationObject(described: Described) {
  const { id, tag, summary, description, security, body } = described;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    security: security === null ? [] : [{ [security]: [] }],
    ...parametersOf(described),
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: refTo(body.name), example: body.example } },
      },
    }),
    responses: responsesOf(described),
  };
}

function parametersOf({ params, query, takesReference, security }: Described) {
  const parameters = [
    ...(params ? fieldsOf(params).map((field) => parameter("path", { ...field, required: true })) : []),
    ...(query ? fieldsOf(query).map((field) => parameter("query", field)) : []),
    ...(takesReference ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ...(security === "apiToken" ? [{ $ref: "#/components/parameters/AcceptLanguage" }] : []),
  ];
  return parameters.length > 0 && { parameters };
}

type Field = ReturnType<typeof fieldsOf>[number];

function parameter(place: "path" | "query", { name, required, schema }: Field) {
  const { description, ...plain } = schema;
  return { name, in: place, required, ...(description !== undefined && { description }), schema: plain };
}

function responsesOf({ answers, refusals, path }: Described): Record<string, object> {
  const statuses = [...new Set(answers.map(({ status }) => status))];
  const successes = statuses.map((status) => [
    String(status),
    successOf(answers.filter((answer) => answer.status === status)),
  ]);
  const problems = [...Map.groupBy(refusals, refusalStatus)].map(([status, codes]) => [
    String(status),
    problemsOf(codes, path),
  ]);
  const broken = [BROKEN, { $ref: "#/components/responses/Broken" }];
  return Object.fromEntries([...successes, ...problems, broken]) as Record<string, object>;
}

function successOf(answers: readonly DescribedAnswer[]): object {
  const [first] = answers;
  const contents = answers.flatMap((answer) =>
    answer.mediaType === undefined ? [] : [[answer.mediaType, contentOf(answer)] as const],
  );
  const headers = Object.entries(first?.headers ?? {}).map(([name, description]) => [
    name,
    { description, schema: { type: "string" } },
  ]);
  return {
    description: answers.map(({ description }) => description).join(" "),
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(contents.length > 0 && { content: Object.fromEntries(contents) }),
  };
}

const contentOf = ({ content, example }: DescribedAnswer) =>
  content
    ? { schema: refTo(content.name), example: content.example }
    : { schema: { type: "string" }, ...(example !== undefined && { example }) };

function problemsOf(codes: readonly RefusalCode[], path: string): object {
  const examples = codes.map((code) => [
    code,
    { summary: exampleSentence(code), value: exampleProblem(code, path) },
  ]);
  return {
    description: codes.map((code) => `\`${code}\``).join(", "),
    content: {
      "application/problem+json": { schema: refTo(PROBLEM), examples: Object.fromEntries(examples) },
    },
  };
}
