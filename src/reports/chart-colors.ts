import { type Theme, themes } from "../charts/theme.ts";

/** Every colour of a theme under the name of its role. */
export const colorRoles = (theme: Theme): Readonly<Record<string, string>> => ({
  background: theme.background,
  ink: theme.ink,
  muted: theme.muted,
  grid: theme.grid,
  rest: theme.rest,
  "mean-edge": theme.meanEdge,
  ...Object.fromEntries(theme.bands.map((color, index) => [`band-${index + 1}`, color])),
  ...Object.fromEntries(theme.palette.map((color, index) => [`color-${index + 1}`, color])),
});

/**
 * Let a chart drawn in the light theme follow its page: its colours become style variables with
 * the light colour to fall back on, so that one picture serves both themes.
 */
export const followTheme = (svg: string): string =>
  Object.entries(colorRoles(themes.light)).reduce(
    (text, [role, color]) =>
      text.replaceAll(
        new RegExp(`(fill|stroke)="${color}"`, "g"),
        `$1="var(--chart-${role},${color})"`,
      ),
    svg,
  );

/** The style variables of both themes; paper is always light. */
export function colorVariables(): string {
  const list = (theme: Theme) =>
    Object.entries(colorRoles(theme))
      .map(([role, color]) => `--chart-${role}:${color}`)
      .join(";");
  return `:root{${list(themes.light)}}
@media screen and (prefers-color-scheme:dark){:root{${list(themes.dark)}}}`;
}
