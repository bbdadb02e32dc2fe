import type { PictureSpecification } from "../../charts/parts/chart.ts";

/** One line of work on the home page: its finding, a small picture, the age of its data. */
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
}

/** The home page as of a date. */
export interface Home {
  readonly asOf: string;
  /** Digest of the law behind it. */
  readonly digest: string;
  readonly finding: string;
  readonly cards: readonly HomeCard[];
}
