import { z } from "zod";

/** The transfer a path names. */
export const transferPath = z.strictObject({
  transferId: z.string().meta({ description: "The transfer's id." }),
});

/** A transfer that was closed, as an example. */
export const closedExample = <State extends string>(state: State) => ({
  id: "01990b5a-7c00-7000-8000-000000000013",
  state,
});
