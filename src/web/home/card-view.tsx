import { useApp, useLink } from "../app-context.ts";
import { useDrawing } from "../components/chart-figure.tsx";
import { Picture } from "../components/picture.tsx";
import type { HomeCard, HomePicture } from "./home.ts";

const signs = { faster: "▲", "as claimed": "●", slower: "▼", undecided: "○" } as const;

/** Cards side by side. */
export const AllCards = ({
  cards,
  asOf,
}: {
  readonly cards: readonly HomeCard[];
  readonly asOf: string;
}) => (
  <div className="cards">
    {cards.map((card) => (
      <CardView key={card.id} card={card} asOf={asOf} />
    ))}
  </div>
);

/** One card: the number to remember, its sentence, its picture, the age of its data. */
export function CardView({ card, asOf }: { readonly card: HomeCard; readonly asOf: string }) {
  const { t } = useApp();
  const link = useLink();
  const { verdict, picture } = card;
  return (
    <article className="card">
      <h3 className="card-title">
        <a href={link(card.page)}>{card.title}</a>
      </h3>
      <p className="figure-line">
        <span className="figure">{card.figure}</span>
        {verdict && (
          <span className={`verdict ${verdict.kind.replace(" ", "-")}`}>
            <span aria-hidden="true">{signs[verdict.kind]}</span> {verdict.text}
          </span>
        )}
      </p>
      <p className="figure-of">{card.figureOf}</p>
      {picture && <Spark picture={picture} key={asOf} />}
      <p className="sentence">{card.sentence}</p>
      {card.newest !== "" && <p className="age">{t("web.home.newest", { date: card.newest })}</p>}
    </article>
  );
}

function Spark({ picture }: { readonly picture: HomePicture }) {
  const drawn = useDrawing(picture.specification);
  const svg = picture.svg ?? drawn.value;
  return <div className="spark">{svg && <Picture svg={svg} />}</div>;
}
