import { newKeysSchema } from "@/lib/features/activation-keys/schema";

/** Keys as they are answered to whoever issued them: whole, this once. */
export const NEW_KEYS_ANSWER = {
  status: 201,
  description: "The keys, whole.",
  content: {
    name: "ActivationKeys",
    schema: newKeysSchema,
    example: {
      keys: [
        {
          id: "01990b5a-7c00-7000-8000-000000000002",
          activationKey: "ACT-1-0f3a-7721-90ab-cdef-0123-24bc",
          lastGroup: "24bc",
        },
      ],
    },
  },
} as const;
