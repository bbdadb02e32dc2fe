/**
 * A comma-joined cell of organisations, countries or chips as a list without repetitions.
 *
 * A comma inside parentheses, or one before a company form such as `Inc.`, does not separate.
 */
export function splitOrganizations(text: string): readonly string[] {
  const parts = text
    .replace(/\s+/g, " ")
    .split(/,(?![^()]*\))(?!\s*(?:Inc|Ltd|LLC|Co|Corp)\b)/)
    .map((part) => part.replaceAll(";", ",").trim())
    .filter((part) => part !== "");
  return [...new Set(parts)];
}
