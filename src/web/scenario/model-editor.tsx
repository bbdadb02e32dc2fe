import { yaml } from "@codemirror/lang-yaml";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Problem } from "../../base/outcome.ts";
import { describeProblem } from "../../i18n/translate.ts";
import { useApp } from "../app-context.ts";

/** The text of a model with its problem marked where it stands. */
export function ModelEditor({
  text,
  problem,
  onChange,
}: {
  readonly text: string;
  readonly problem: Problem | undefined;
  readonly onChange: (text: string) => void;
}) {
  const { language, t } = useApp();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;
  const label = t("web.scenario.editor");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; later texts are put in below
  useLayoutEffect(() => {
    const editor = new EditorView({
      doc: text,
      extensions: [
        basicSetup,
        yaml(),
        lintGutter(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed.current(update.state.doc.toString());
        }),
      ],
      ...(place.current ? { parent: place.current } : {}),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label]);
  useLayoutEffect(() => {
    const editor = view.current;
    const before = editor?.state.doc.toString();
    if (!editor || before === undefined || before === text) return;
    editor.dispatch({ changes: { from: 0, to: before.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const marks = problem
      ? [diagnosticOf(problem, editor, describeProblem(language, problem))]
      : [];
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [problem, language]);
  return <div ref={place} className="editor" />;
}

/** The problem at its line and column; over the first line when it has no place. */
function diagnosticOf(problem: Problem, editor: EditorView, message: string): Diagnostic {
  const { doc } = editor.state;
  const number = Math.min(doc.lines, Math.max(1, Number(problem.facts["line"] ?? 1)));
  const line = doc.line(number);
  const column = Math.max(0, Number(problem.facts["column"] ?? 1) - 1);
  const from = Math.min(line.to, line.from + (Number.isFinite(column) ? column : 0));
  return { from, to: Math.max(from, line.to), severity: "error", message };
}
