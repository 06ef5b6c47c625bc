/** One parameter behind the question mark of an address; a list where it stands there more than once. */
export type SearchParam = string | string[] | undefined;

/** What stands behind the question mark of an address, as a page gets it: nothing of it has been checked. */
export type SearchParams = Readonly<Record<string, SearchParam>>;
