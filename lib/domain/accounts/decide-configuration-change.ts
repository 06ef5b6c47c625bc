/** Two views of one PBX's configuration: the saved one, and the one a request was made from. */
export type ConfigurationView = Readonly<{
  savedVersion: number;
  /** The version the person had on the screen; absent when a machine overwrites whatever there is. */
  basedOn?: number | undefined;
  /** Whether the request rents what is saved already (`sameLines`). */
  sameAsSaved: boolean;
}>;

/** Apply the change, answer that it is in force already, or refuse it because the view was outdated. */
export type ConfigurationDecision = "apply" | "already_applied" | "outdated";

/** The same configuration confirmed by two tabs counts once; a change based on an older view is refused. */
export function decideConfigurationChange(view: ConfigurationView): ConfigurationDecision {
  const { savedVersion, basedOn = savedVersion, sameAsSaved } = view;
  if (basedOn === savedVersion) return "apply";
  return sameAsSaved ? "already_applied" : "outdated";
}
