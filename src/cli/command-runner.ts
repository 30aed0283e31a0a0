import type { Command } from 'commander';
import type { Outcome, Refusal } from '../../schemas/outcome.js';
import type { GlobalOptions, Progress, RunningService } from './command-port.js';
import { EXIT } from './exit-code.js';
import { openProgress } from './progress-bar.js';
import { renderJson } from './rendering/render-json.js';
import { renderPlain } from './rendering/render-plain.js';
import { renderIssues } from './rendering/render-results.js';
import type { Terminal } from './terminal.js';

/** Runs a command's work: progress while it lasts, then its result as JSON or text, and the exit code. */
export class CommandRunner {
  constructor(
    private readonly program: Command,
    private readonly terminal: Terminal,
  ) {}

  get options(): GlobalOptions {
    return this.program.opts<GlobalOptions>();
  }

  private get isJson(): boolean {
    return this.program.opts<{ json?: boolean }>().json === true;
  }

  /** @param isGood whether the result of the work lets the command end with 0 */
  async run<T>(
    work: (progress: Progress) => Promise<Outcome<T>>,
    render: (value: T) => string,
    isGood: (value: T) => boolean = () => true,
  ): Promise<void> {
    await this.attempt(work, render, isGood);
  }

  /** As `run`, and gives whether the command was done. */
  async attempt<T>(
    work: (progress: Progress) => Promise<Outcome<T>>,
    render: (value: T) => string,
    isGood: (value: T) => boolean,
  ): Promise<boolean> {
    const bar = openProgress(this.terminal.isInteractive && !this.isJson);
    const outcome = await work(bar.progress).finally(bar.stop);
    if ('refused' in outcome) {
      this.refuse(outcome.refused);
      return false;
    }
    this.terminal.out(this.isJson ? renderJson(outcome.done) : renderPlain(render(outcome.done)));
    const isDone = isGood(outcome.done);
    this.terminal.exit(isDone ? EXIT.done : EXIT.refused);
    return isDone;
  }

  /** Starts a service, tells at once how it is reached, and ends when it has stopped. */
  async runUntilStopped<T extends RunningService>(
    start: () => Promise<Outcome<T>>,
    render: (service: T) => string,
  ): Promise<void> {
    const outcome = await start();
    if ('refused' in outcome) return this.refuse(outcome.refused);
    const { stopped, ...told } = outcome.done;
    this.terminal.out(this.isJson ? renderJson(told) : renderPlain(render(outcome.done)));
    await stopped;
    this.terminal.exit(EXIT.done);
  }

  private refuse(refusal: Refusal): void {
    const { code, issues } = refusal;
    if (this.isJson) this.terminal.out(renderJson({ refused: refusal }));
    else this.terminal.error(renderPlain([`Refused as ${code}`, renderIssues(issues)].join('\n').trimEnd()));
    this.terminal.exit(EXIT.refused);
  }
}
