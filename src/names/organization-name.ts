import { type Organization, organizations } from "./organizations.ts";

/**
 * The organisation that a name means: its own by whatever spelling, or that of a laboratory or
 * division of it.
 *
 * @param name as any source writes it, such as `Google DeepMind` or `Z.ai (Zhipu AI)`
 * @returns `undefined` for one that the table does not have
 */
export function findOrganization(name: string): Organization | undefined {
  const plain = name.trim();
  return (
    bySpelling.get(plain.toLowerCase()) ??
    organizations.find(({ divisions }) => divisions?.test(plain))
  );
}

/** The one name under which an organisation with all its divisions is shown and counted. */
export const organizationName = (name: string): string =>
  findOrganization(name)?.name ?? name.trim();

/** The one spelling of a company's name; a division keeps the name that it has. */
export const companyName = (name: string): string =>
  bySpelling.get(name.toLowerCase())?.name ?? name;

/**
 * Who is credited with a work of several organisations: the first that the source names.
 *
 * @returns `undefined` when the source names none
 */
export const leadOrganization = (names: readonly string[] | undefined): string | undefined =>
  names?.[0] === undefined || names[0] === "" ? undefined : organizationName(names[0]);

const bySpelling: ReadonlyMap<string, Organization> = new Map(
  organizations.flatMap((organization) =>
    [organization.name, ...(organization.aliases ?? [])].map(
      (spelling) => [spelling.toLowerCase(), organization] as const,
    ),
  ),
);
