import type { Annotation } from "../../contract/runs.ts";
import type { Masks } from "./masks.ts";

/** The log of one job: every line and annotation is masked on its way in. */
export class JobLog {
  readonly #masks: Masks;
  readonly #onLine: (line: string) => void;
  readonly #onAnnotation: (annotation: Annotation) => void;

  constructor(options: {
    masks: Masks;
    onLine: (line: string) => void;
    onAnnotation: (annotation: Annotation) => void;
  }) {
    this.#masks = options.masks;
    this.#onLine = options.onLine;
    this.#onAnnotation = options.onAnnotation;
  }

  /** One line, or several. */
  write(text: string): void {
    for (const line of this.#masks.hide(text).split("\n")) this.#onLine(line);
  }

  annotate(
    level: Annotation["level"],
    message: string,
    where: Omit<Annotation, "level" | "message"> = {},
  ): void {
    const hide = (value: string): string => this.#masks.hide(value);
    this.write(`##[${level}]${message}`);
    this.#onAnnotation({
      level,
      message: hide(message),
      ...(where.title === undefined ? {} : { title: hide(where.title) }),
      ...(where.file === undefined ? {} : { file: hide(where.file) }),
      ...(where.line === undefined ? {} : { line: where.line }),
    });
  }

  error(message: string): void {
    this.annotate("error", message);
  }

  warning(message: string): void {
    this.annotate("warning", message);
  }
}
