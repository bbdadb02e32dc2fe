import type { PublicationDraft } from "../publication-adapter.ts";

const repository = "https://github.com/epoch-research/training-cost-trends";

/** What an edition of the training-cost result says of itself. */
interface EditionSays {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly url: string;
  readonly commit: string;
}

/** The description of an edition: publisher, terms and what is left with the publisher. */
export const trainingCostDescription = ({
  id,
  title,
  url,
  commit,
}: EditionSays): PublicationDraft["description"] => ({
  id,
  title,
  publisher: "Epoch AI",
  url,
  licence:
    "CC BY 4.0 (Epoch AI, models and chips); none stated for the prices of training-cost-trends, used as facts; price index in the public domain",
  attribution: `Epoch AI, training-cost-trends (commit ${commit.slice(0, 7)}): Cottier et al., The rising costs of training frontier AI models (arXiv 2405.21015); price index PCU518210518210 of the U.S. Bureau of Labor Statistics through FRED.`,
  retrieved: "2026-11-23",
  notCarried: [
    {
      what: {
        en: "notes, abstracts, links and other columns of the tables that the recipe does not read",
        zh: "各表中计算方法不读取的说明、摘要、链接及其他列",
      },
      files: [],
      url: `${repository}/tree/${commit}/data`,
    },
  ],
});
