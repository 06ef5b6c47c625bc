import { z } from "zod";
import { projectPath } from "@/app/api/v1/projects/[projectId]/project-path";
import { addKeys as add, checkKeys } from "@/lib/features/added-keys/mutations";
import { addKeysSchema, addedAnswerSchema } from "@/lib/features/added-keys/schema";
import { keyContentAnswer } from "@/lib/features/key-contents/schema";
import { operation } from "@/lib/platform/api/operation";

/** Adds activation keys to a project. */
export const addKeys = operation({
  id: "addActivationKeys",
  method: "POST",
  path: "/api/v1/projects/{projectId}/activation-keys",
  tag: "Licenses",
  summary: "Add activation keys to a project",
  description:
    "Needs the permission `licenses`. All of the keys are added, or none. With `dryRun` nothing is changed, and the answer tells what each key holds, or why it cannot be added.",
  params: projectPath,
  body: {
    name: "NewAddedKeys",
    schema: addKeysSchema.extend({ dryRun: z.boolean().default(false) }).strict(),
    example: { activationKeys: ["ACT-1-0f3a-7721-90ab-cdef-0123-24bc"], dryRun: false },
  },
  answer: {
    status: 200,
    description: "The keys.",
    content: {
      name: "AddedKeys",
      schema: addedAnswerSchema,
      example: { keys: [{ lastGroup: "24bc", outcome: "added", content: null }] },
    },
  },
  refusals: [
    "project_not_found",
    "activation_key_malformed",
    "activation_key_unknown",
    "activation_key_used",
    "activation_key_cancelled",
    "rate_limited",
  ],
  handle: async ({ scope, params, body: { dryRun, activationKeys }, reference }) => {
    if (!dryRun) {
      const added = await add(scope, { ...params, activationKeys }, reference);
      const keys = added.map(({ lastGroup }) => ({ lastGroup, outcome: "added" as const, content: null }));
      return { status: 200, json: { keys } };
    }
    const wanted = activationKeys.map((key) => ({ text: key.canonical, key }));
    const keys = (await checkKeys(scope, { ...params, keys: wanted })).map((key, index) => ({
      lastGroup: activationKeys[index]?.lastGroup ?? "",
      outcome: key.outcome,
      content: key.outcome === "addable" ? keyContentAnswer(key.content) : null,
    }));
    return { status: 200, json: { keys } };
  },
});
