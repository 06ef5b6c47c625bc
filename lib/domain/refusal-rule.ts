/** What a refusal tells besides its code; goes into problem documents and sentences as it is. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | null>>;

type NoDetails = Readonly<Record<never, never>>;

/** A refusal's HTTP status. `details` never exists: it only carries the type to the sentences. */
export type RefusalRule<Details> = Readonly<{ status: number; details?: Details }>;

/** A refusal with this HTTP status, whose sentence needs these details. */
export const refuses = <Details = NoDetails>(status: number): RefusalRule<Details> => ({ status });
