import {
  type Issue,
  type IssueCode,
  type IssueContext,
  issue,
  type Place,
  type Severity,
} from '../../schemas/issue.js';

/** Collects the issues of one segment. It knows which element is looked at, so that a right one costs nothing. */
export class SegmentReport {
  readonly issues: Issue[] = [];
  readonly guideId: string;
  readonly #at: Place;
  readonly #segmentId: string;
  /** What is looked at, counted from 1; 0 for none. */
  element = 0;
  component = 0;
  repetition = 0;

  constructor(segmentId: string, at: Place, guideId: string) {
    this.#segmentId = segmentId;
    this.#at = at;
    this.guideId = guideId;
  }

  /** Adds an issue at the segment. An empty IK code stands for none. */
  addAtSegment(
    code: IssueCode,
    syntaxErrorCode: string,
    context: IssueContext,
    severity: Severity = 'error',
  ): void {
    this.#push(code, this.#at, context, severity, syntaxErrorCode);
  }

  /** Adds an issue at the element, component and repetition that are looked at. */
  add(
    code: IssueCode,
    syntaxErrorCode: string,
    context: IssueContext = {},
    severity: Severity = 'error',
  ): void {
    const at = {
      ...this.#at,
      element: this.element,
      ...(this.component > 0 ? { component: this.component } : {}),
      ...(this.repetition > 0 ? { repetition: this.repetition } : {}),
    };
    this.#push(code, at, { element: this.#name(), ...context }, severity, syntaxErrorCode);
  }

  /** `CLM05-02`. */
  #name(): string {
    const element = this.#segmentId + String(this.element).padStart(2, '0');
    return this.component === 0 ? element : `${element}-${String(this.component).padStart(2, '0')}`;
  }

  #push(
    code: IssueCode,
    at: Place,
    context: IssueContext,
    severity: Severity,
    syntaxErrorCode: string,
  ): void {
    const found = issue(code, at, context, severity);
    this.issues.push(syntaxErrorCode === '' ? found : { ...found, syntaxErrorCode });
  }
}
