import type { Language } from "../i18n/languages.ts";
import { factsState } from "../node/facts-choice.ts";
import { ownState } from "../node/own-folder.ts";
import type { Io } from "./io.ts";

/** What a command wrote, and its exit code. */
export interface Told {
  readonly text: string;
  readonly code: number;
}

/** A command as it was asked: the name of an operation, and the words after it. */
export interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  readonly language: Language;
}

/** What the same command wrote before, as far as it is kept: nothing need be loaded to say it again. */
export const recallTold = (command: Command, io: Io): Told | undefined =>
  io.cache?.recall<Told>(questionOf(command, io));

/** Keep what a command wrote. It must depend on its words, the day, code and data alone. */
export const keepTold = (command: Command, io: Io, told: Told): void =>
  io.cache?.keep(questionOf(command, io), told);

const questionOf = ({ name, argv, language }: Command, io: Io): readonly unknown[] => [
  ...["command", name, argv, language],
  ...[io.today, io.width, io.color, factsState(io.environment), ownState(io.environment)],
];
