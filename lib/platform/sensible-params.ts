import { z } from "zod";
import type { SearchParams } from "@/lib/domain/display/search-params";

/**
 * What a list is asked for by the address of its page. A field left empty counts as not given, and so does one that
 * makes no sense: an old or mistyped address still shows the list.
 */
export function sensibleParams<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  params: SearchParams,
): z.output<z.ZodObject<Shape>> {
  const given = Object.entries(schema.shape).flatMap(([name, field]) => {
    const value = params[name];
    return value && z.safeParse(field, value).success ? [[name, value]] : [];
  });
  return schema.parse(Object.fromEntries(given));
}
