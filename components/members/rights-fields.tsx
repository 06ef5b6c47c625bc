"use client";

import { useTranslations } from "next-intl";
import type { MemberRights } from "@/lib/domain/organizations/member-rights";
import { PERMISSIONS } from "@/lib/domain/organizations/permissions";

type Project = Readonly<{ id: string; name: string }>;

type Props = Readonly<{
  rights: MemberRights;
  projects: readonly Project[];
  /** What was typed into a form that came back; the rights count as long as there is none. */
  values: Readonly<Record<string, string>>;
}>;

/** What a person may do, and whether in some projects only. The projects appear with the choice, without any script. */
export function RightsFields({ rights, projects, values }: Props) {
  const t = useTranslations("organization");
  const wasSent = values.sees !== undefined;
  const limited = wasSent ? values.sees === "projects" : rights.limited;
  const isGiven = (name: string, given: boolean) => (wasSent ? values[name] !== undefined : given);
  return (
    // React puts a form back to how it began: another beginning is another form.
    <div key={JSON.stringify(values)} className="group/rights grid gap-3.5">
      <fieldset className="grid gap-1.5">
        <legend className="label mb-1">{t("rights")}</legend>
        {PERMISSIONS.map((permission) => (
          <Box
            key={permission}
            name={`permission.${permission}`}
            label={t(`permissions.${permission}`)}
            hint={t(`permissionHints.${permission}`)}
            isTicked={
              permission === "view" ||
              isGiven(`permission.${permission}`, rights.permissions.includes(permission))
            }
            isFixed={permission === "view"}
          />
        ))}
      </fieldset>
      {projects.length > 0 && (
        <Limits
          projects={projects}
          limited={limited}
          isTicked={(id) => isGiven(`project.${id}`, rights.projectIds.includes(id))}
        />
      )}
    </div>
  );
}

type LimitsProps = Readonly<{
  projects: readonly Project[];
  limited: boolean;
  isTicked: (id: string) => boolean;
}>;

function Limits({ projects, limited, isTicked }: LimitsProps) {
  const t = useTranslations("organization");
  return (
    <>
      <fieldset className="grid gap-1.5">
        <legend className="label mb-1">{t("sees")}</legend>
        <Choice value="everything" label={t("everything")} isChosen={!limited} />
        <Choice value="projects" label={t("projectsOnly")} isChosen={limited} />
        <p className="description">{t("limitHint")}</p>
      </fieldset>
      <fieldset className="hidden gap-1.5 group-has-[input[value=projects]:checked]/rights:grid">
        <legend className="label mb-1">{t("limitTo")}</legend>
        {projects.map(({ id, name }) => (
          <Box key={id} name={`project.${id}`} label={name} isTicked={isTicked(id)} />
        ))}
      </fieldset>
    </>
  );
}

type BoxProps = Readonly<{
  name: string;
  label: string;
  hint?: string;
  isTicked: boolean;
  isFixed?: boolean;
}>;

function Box({ name, label, hint, isTicked, isFixed = false }: BoxProps) {
  return (
    <label className="flex items-baseline gap-2">
      <input
        type="checkbox"
        name={name}
        defaultChecked={isTicked}
        disabled={isFixed}
        className="translate-y-0.5 accent-(--accent)"
      />
      <span className="min-w-0 wrap-anywhere">
        {label}
        {hint && <span className="text-[0.8125rem] text-muted"> · {hint}</span>}
      </span>
    </label>
  );
}

function Choice({ value, label, isChosen }: Readonly<{ value: string; label: string; isChosen: boolean }>) {
  return (
    <label className="flex items-baseline gap-2">
      <input
        type="radio"
        name="sees"
        value={value}
        defaultChecked={isChosen}
        className="translate-y-0.5 accent-(--accent)"
      />
      {label}
    </label>
  );
}
