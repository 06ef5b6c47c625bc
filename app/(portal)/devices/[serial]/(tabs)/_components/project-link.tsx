import Link from "next/link";

type Props = Readonly<{ project: Readonly<{ id: string; name: string }> | null; isLinked: boolean }>;

/** A project by its name; the vendor's staff see projects through their organization alone. */
export function ProjectLink({ project, isLinked }: Props) {
  if (!project) return "–";
  if (!isLinked) return project.name;
  return (
    <Link
      href={`/projects/${project.id}`}
      prefetch={false}
      className="text-link underline underline-offset-3"
    >
      {project.name}
    </Link>
  );
}
