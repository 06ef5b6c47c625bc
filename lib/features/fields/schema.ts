import { z } from "zod";
import { isRefusal } from "@/lib/domain/refusal";

/**
 * A text field read by a parser of the domain: what the parser refuses is wrong at this field, with the refusal's code
 * as the message and its details as parameters, so that one sentence serves forms and the API.
 */
export function parsed<Value>(parse: (text: string) => Value) {
  return z.string().transform((text, context) => {
    try {
      return parse(text.trim());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      context.addIssue({ code: "custom", message: error.code, params: error.details });
      return z.NEVER;
    }
  });
}
