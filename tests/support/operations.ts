import { isRefusal } from "@/lib/domain/refusal";
import { InvalidInput } from "@/lib/platform/api/input-faults";
import type { Operation } from "@/lib/platform/api/operation";
import type { Scope } from "@/lib/platform/access/scope";

const PLACEHOLDER = /\{(\w+)\}/g;
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
const WORDS = ["q", "search", "text"];

/** A request: what stands for each parameter of the path and for each id in the body, and what is looked for. */
export type Asked = Readonly<{
  params: readonly string[];
  id: string;
  word: string;
  query?: Readonly<Record<string, string>>;
}>;

/** The names of the parameters in an operation's path. */
export const parametersOf = ({ path }: Operation): string[] =>
  [...path.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);

/** What an operation answers to somebody, as text; what it refuses has no content. */
export async function answerOf(
  operation: Operation,
  scope: Scope,
  { params, id, word, query = {} }: Asked,
): Promise<string> {
  const body: unknown =
    operation.body && JSON.parse(JSON.stringify(operation.body.example).replaceAll(UUID, id));
  const fields = Object.keys(operation.query?.shape ?? {});
  const asked = { ...Object.fromEntries(WORDS.map((name) => [name, word])), ...query };
  try {
    const answer = await operation.run({
      scope,
      params: Object.fromEntries(parametersOf(operation).map((name, index) => [name, params[index]])),
      query: Object.fromEntries(Object.entries(asked).filter(([name]) => fields.includes(name))),
      readBody: async () => body,
      reference: undefined,
    });
    return JSON.stringify(answer, (_key, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
  } catch (error) {
    if (isRefusal(error) || error instanceof InvalidInput) return "";
    throw error;
  }
}
