import type { MessageKey } from "../../i18n/translate.ts";
import { useApp, useLink } from "../app-context.ts";

interface Door {
  readonly role: "invest" | "forecast" | "chips" | "build";
  readonly questions: readonly {
    readonly text: MessageKey;
    readonly page: readonly string[];
    readonly own?: Readonly<Record<string, string>>;
  }[];
}

/** Four kinds of reader, each with questions that open filled in. */
const doors: readonly Door[] = [
  {
    role: "invest",
    questions: [
      { text: "web.door.lab", page: ["lab", "Anthropic"] },
      { text: "web.door.catch-up", page: ["race"], own: { catchUp: "xAI", by: "2028-12-31" } },
      { text: "web.door.market", page: ["market"] },
    ],
  },
  {
    role: "forecast",
    questions: [
      { text: "web.door.law", page: ["law"] },
      { text: "web.door.skill", page: ["skill"] },
      { text: "web.door.claims", page: ["ledger"] },
    ],
  },
  {
    role: "chips",
    questions: [
      {
        text: "web.door.serving",
        page: ["serving"],
        own: { model: "llama-3.1-70b", hardware: "h100-sxm", beside: "mi300x" },
      },
      {
        text: "web.door.training",
        page: ["training"],
        own: { model: "llama-3.1-405b", chips: "16384", hardware: "h100-sxm" },
      },
      { text: "web.door.chip", page: ["chip", "b200"] },
    ],
  },
  {
    role: "build",
    questions: [
      { text: "web.door.price", page: ["price"], own: { atLeast: "150" } },
      { text: "web.door.models", page: ["model"] },
      { text: "web.door.agent", page: ["agent"] },
    ],
  },
];

/** Where to begin, by what the reader does. */
export function Doors() {
  const { t } = useApp();
  const link = useLink();
  return (
    <section className="doors" aria-label={t("web.doors")}>
      {doors.map(({ role, questions }) => (
        <div key={role} className="door">
          <h2>{t(`web.door.role.${role}`)}</h2>
          <ul>
            {questions.map(({ text, page, own }) => (
              <li key={text}>
                <a href={link(page, own)}>{t(text)}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
