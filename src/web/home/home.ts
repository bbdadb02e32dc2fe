import type { PictureSpecification } from "../../charts/parts/chart.ts";
import type { Hint } from "../../charts/render.ts";
import type { Language } from "../../i18n/translate.ts";

/** A quantity on the home page: its number to remember, a small picture, the age of its data. */
export interface HomeCard {
  readonly id: string;
  readonly title: string;
  /** Path of the page that says more. */
  readonly page: readonly string[];
  /** The number to remember, and what it is a number of. */
  readonly figure: string;
  readonly figureOf: string;
  /** The finding as a sentence. */
  readonly sentence: string;
  /** How the measured rate compares with a claimed one; absent where none was claimed. */
  readonly verdict?: {
    readonly kind: "faster" | "as claimed" | "slower" | "undecided";
    readonly text: string;
  };
  /** Date of the newest datum behind it. */
  readonly newest: string;
  readonly picture?: HomePicture;
}

export interface HomePicture {
  /** Absent once it is drawn. */
  readonly specification?: PictureSpecification;
  readonly summary: string;
  /** Drawn when the site was built; other dates are drawn by the reader's browser. */
  readonly svg?: string;
  /** What its marks say, and its size in pixels, once it is drawn. */
  readonly hints?: readonly Hint[];
  readonly size?: { readonly width: number; readonly height: number };
}

/** One picture at the width of a desk and at that of a telephone. */
export interface HomePictures {
  readonly wide: HomePicture;
  readonly narrow: HomePicture;
}

/** Something that happened lately, and the page that tells of it. */
export interface HomeEvent {
  readonly date: string;
  readonly text: string;
  readonly page: readonly string[];
}

/** What each part of the home page holds, as of a date. */
export interface HomeParts {
  /** Where it is and where it is going, with what changed of it lately. */
  readonly law: {
    readonly asOf: string;
    readonly where: string;
    readonly going: string;
    readonly changed: string;
    readonly since: string;
    readonly events: readonly HomeEvent[];
    readonly hero: HomePictures | null;
    readonly cards: readonly HomeCard[];
  };
  /** Who leads; null on a day before there was a race. */
  readonly race: { readonly leads: string; readonly lanes: HomePictures } | null;
  readonly unlock: {
    readonly sentence: string;
    readonly next: readonly {
      readonly id: string;
      readonly label: string;
      readonly date: string;
      readonly range: string;
    }[];
  };
  readonly tracked: readonly HomeCard[];
  readonly ledger: {
    readonly sentence: string;
    readonly score: string;
    readonly counts: readonly {
      readonly status: string;
      readonly label: string;
      readonly n: number;
    }[];
  };
}

export type HomePart = keyof HomeParts;

/** The parts in the order in which they are worked on: what is seen first comes first. */
export const homeParts: readonly HomePart[] = ["law", "race", "unlock", "tracked", "ledger"];

/** Writes the home page of a language with all its parts, as of the day on which the site is built. */
export type RenderFirstView = (language: Language, home: HomeParts, today: string) => string;
