import { type ThemeName, themes } from "../charts/theme.ts";
import { colorRoles } from "../reports/chart-colors.ts";

/** Give the page the colours of its charts, as style variables. */
export function applyTheme(root: HTMLElement, theme: ThemeName): void {
  root.dataset["theme"] = theme;
  root.style.colorScheme = theme;
  for (const [role, color] of Object.entries(colorRoles(themes[theme]))) {
    root.style.setProperty(`--chart-${role}`, color);
  }
}
