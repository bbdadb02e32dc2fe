import { findOrganization } from "../names/organization-name.ts";

/** Colours, fonts and sizes of every chart, in one place. */
export type ThemeName = "light" | "dark";

export interface Theme {
  readonly background: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly line: string;
  /**
   * Distinct colours that colour-blind readers can tell apart; contrast ≥ 3:1 on the background.
   */
  readonly palette: readonly string[];
  /** Colour of everything not singled out. */
  readonly rest: string;
  /** Prediction bands from the narrowest to the widest. */
  readonly bands: readonly [string, string];
  /** Edges of the interval of the mean. */
  readonly meanEdge: string;
  readonly accent: string;
}

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    background: "#ffffff",
    ink: "#1c2430",
    muted: "#5b6675",
    grid: "#e9ecf0",
    line: "#1c2430",
    palette: ["#0053c0", "#c23c00", "#0c866a", "#902482", "#b29000", "#3099e4"],
    rest: "#858d98",
    bands: ["#c3d5ea", "#e6eef7"],
    meanEdge: "#b06c00",
    accent: "#0053c0",
  },
  dark: {
    background: "#12171f",
    ink: "#e8ecf2",
    muted: "#9aa6b6",
    grid: "#252d39",
    line: "#e8ecf2",
    palette: ["#47a0be", "#ff7d40", "#2bd69e", "#e97cff", "#e5cb3b", "#a5d6ff"],
    rest: "#7c8797",
    bands: ["#2d4a6b", "#1d2c40"],
    meanEdge: "#e5b93c",
    accent: "#47a0be",
  },
};

/** Fonts with the same widths as Helvetica first, then each system's Chinese fonts. */
export const fontFamily = [
  "Helvetica Neue",
  "Helvetica",
  "Arial",
  "Liberation Sans",
  "PingFang SC",
  "Hiragino Sans GB",
  "Microsoft YaHei",
  "Noto Sans CJK SC",
  "Noto Sans SC",
  "Source Han Sans SC",
  "WenQuanYi Micro Hei",
  "sans-serif",
].join(", ");

/** Font sizes in pixels. */
export const sizes = { title: 17, subtitle: 12.5, label: 11.5, note: 12, caption: 10.5 } as const;

/**
 * Assign a colour to each of the names. Known organisations keep theirs; the others take what is
 * left in the order given; names beyond the available colours get the colour of the rest.
 */
export function assignColors(names: readonly string[], theme: Theme): readonly string[] {
  const taken = new Map<string, number>();
  const claim = (name: string, index: number | undefined) => {
    if (index !== undefined && index >= 0 && ![...taken.values()].includes(index)) {
      taken.set(name, index);
    }
  };
  for (const name of names) claim(name, findOrganization(name)?.color);
  for (const name of names.filter((each) => !taken.has(each))) {
    claim(
      name,
      theme.palette.findIndex((_, index) => ![...taken.values()].includes(index)),
    );
  }
  return names.map((name) => theme.palette[taken.get(name) ?? -1] ?? theme.rest);
}

/** The `config` of a specification: everything about its look instead of its content. */
export function themeConfig(name: ThemeName): Readonly<Record<string, unknown>> {
  const theme = themes[name];
  return {
    background: theme.background,
    font: fontFamily,
    aria: false,
    view: { stroke: null },
    axis: {
      labelFont: fontFamily,
      labelColor: theme.muted,
      labelFontSize: sizes.label,
      labelPadding: 6,
      gridColor: theme.grid,
      domainColor: theme.muted,
      tickColor: theme.muted,
      title: null,
    },
    axisY: { domain: false, ticks: false },
    axisX: { grid: false, tickSize: 4, labelOverlap: false },
    legend: { disable: true },
    text: { font: fontFamily, fontSize: sizes.label, color: theme.ink },
  };
}
