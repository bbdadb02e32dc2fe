import { useApp, useLink } from "../app-context.ts";
import { useDrawing } from "../components/chart-figure.tsx";
import { Hints } from "../components/hints.tsx";
import { Picture } from "../components/picture.tsx";
import { sizeOf } from "../plot-area.ts";
import { CardView } from "./card-view.tsx";
import type { HomeParts, HomePicture, HomePictures } from "./home.ts";

type Part<Name extends keyof HomeParts> = NonNullable<HomeParts[Name]>;

/** The four questions, each with its answer in a sentence. */
export function Headlines({
  law,
  race,
}: {
  readonly law: HomeParts["law"] | undefined;
  readonly race: HomeParts["race"] | undefined;
}) {
  const { t } = useApp();
  const link = useLink();
  const all = [
    { id: "where", text: law?.where, page: ["law"] },
    { id: "going", text: law?.going, page: ["trend", "capability"] },
    { id: "leads", text: race === null ? t("web.home.no-race") : race?.leads, page: ["race"] },
    { id: "new", text: law?.changed, page: ["changes"], own: { since: law?.since ?? "" } },
  ] as const;
  return (
    <dl className="headlines" aria-live="polite">
      {all.map(({ id, text, page, ...rest }) => (
        <div key={id}>
          <dt>
            <a href={link(page, "own" in rest ? rest.own : {})}>{t(`web.home.${id}`)}</a>
          </dt>
          <dd className={id === "where" ? "finding" : undefined}>{text ?? t("web.waiting")}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The law in one picture, and beside it its findings with their verdicts. */
export function Hero({ law }: { readonly law: Part<"law"> }) {
  return (
    <div className="hero">
      {law.hero && <BothWidths pictures={law.hero} />}
      <div className="findings">
        {law.cards.map((card) => (
          <CardView key={card.id} card={card} asOf={law.asOf} />
        ))}
      </div>
    </div>
  );
}

/** Who is where in the race, and how likely each stays near. */
export function RaceLanes({ race }: { readonly race: Part<"race"> }) {
  const { t } = useApp();
  const link = useLink();
  return (
    <section>
      <h2>
        <a href={link(["race"])}>{t("web.home.race")}</a>
      </h2>
      <BothWidths pictures={race.lanes} />
    </section>
  );
}

/** Records and levels of the last days. */
export function Recent({ law }: { readonly law: Part<"law"> }) {
  const { t } = useApp();
  const link = useLink();
  return (
    <section>
      <h2>
        <a href={link(["changes"], { since: law.since })}>{t("web.home.recent")}</a>
      </h2>
      {law.events.length === 0 && <p className="note">{t("web.home.unchanged")}</p>}
      <ul className="dated">
        {law.events.map(({ date, text, page }) => (
          <li key={`${date} ${text}`}>
            <time dateTime={date}>{date}</time>
            <a href={link(page)}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Applications whose conditions are met next. */
export function UnlockNext({ unlock }: { readonly unlock: Part<"unlock"> }) {
  const { t } = useApp();
  const link = useLink();
  return (
    <section>
      <h2>
        <a href={link(["unlock"])}>{t("web.home.next")}</a>
      </h2>
      <ul className="dated">
        {unlock.next.map(({ id, label, date, range }) => (
          <li key={id}>
            <time dateTime={date}>{date}</time>
            <span>
              {label} <span className="note">{range}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What came of the claims, as one strip. */
export function LedgerStrip({ ledger }: { readonly ledger: Part<"ledger"> }) {
  const { t } = useApp();
  const link = useLink();
  return (
    <section>
      <h2>
        <a href={link(["ledger"])}>{t("web.home.ledger")}</a>
      </h2>
      <div className="strip" role="img" aria-label={ledger.sentence}>
        {ledger.counts
          .filter(({ n }) => n > 0)
          .map(({ status, label, n }) => (
            <span key={status} className={`claims-${status}`} style={{ flexGrow: n }}>
              {n} {label}
            </span>
          ))}
      </div>
      <p className="note">
        {ledger.sentence} {ledger.score}
      </p>
    </section>
  );
}

/** A picture of which the page shows the one that fits. */
function BothWidths({ pictures }: { readonly pictures: HomePictures }) {
  return (
    <div className="both-widths">
      <Drawn picture={pictures.wide} className="wide" />
      <Drawn picture={pictures.narrow} className="narrow" />
    </div>
  );
}

function Drawn({
  picture,
  className,
}: {
  readonly picture: HomePicture;
  readonly className: string;
}) {
  const drawn = useDrawing(picture.specification);
  const svg = picture.svg ?? drawn.value;
  const hints = picture.hints ?? drawn.hints;
  const size = picture.size ?? (picture.specification && sizeOf(picture.specification));
  return (
    <div
      className={`${className} drawn`}
      style={size && { aspectRatio: `${size.width} / ${size.height}` }}
    >
      {svg && <Picture svg={svg} />}
      {svg && hints && size && <Hints hints={hints} {...size} />}
    </div>
  );
}
