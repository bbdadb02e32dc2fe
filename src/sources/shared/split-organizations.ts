/**
 * A comma-joined cell of organisations, countries or chips as a list without repetitions.
 *
 * A comma inside quotes or parentheses, or one before a company form such as `Inc.`, does not
 * separate; quotes are dropped, and a semicolon becomes a comma.
 */
export function splitOrganizations(text: string): readonly string[] {
  const parts = text
    .replace(/\s+/g, " ")
    .split(separator)
    .map((part) => part.replaceAll('"', "").replaceAll(";", ",").trim())
    .filter((part) => part !== "");
  return [...new Set(parts)];
}

/** A comma followed by no closing parenthesis, an even number of quotes and no company form. */
const separator = /,(?![^()]*\))(?=(?:[^"]*"[^"]*")*[^"]*$)(?!\s*(?:Inc|Ltd|LLC|Co|Corp)\b)/;
