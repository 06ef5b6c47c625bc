declare const brand: unique symbol;

/** A base type that only its own constructor can make: two brands over one base do not mix. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
