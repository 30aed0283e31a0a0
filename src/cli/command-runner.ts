import type { Command } from 'commander';
import type { Outcome, Refusal } from '../../schemas/outcome.js';
import type { GlobalOptions, Progress, RunningService } from './command-port.js';
import { EXIT } from './exit-code.js';
import { openProgress } from './progress-bar.js';
import { renderJson } from './render-json.js';
import { renderPlain } from './render-plain.js';
import { renderIssues } from './render-results.js';
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
    const bar = openProgress(this.terminal.isInteractive && !this.isJson);
    const outcome = await work(bar.progress).finally(bar.stop);
    if ('refused' in outcome) return this.refuse(outcome.refused);
    this.terminal.out(this.isJson ? renderJson(outcome.done) : renderPlain(render(outcome.done)));
    this.terminal.exit(isGood(outcome.done) ? EXIT.done : EXIT.refused);
  }

  /** Starts a service, tells its address at once, and ends when it has stopped. */
  async runUntilStopped(start: () => Promise<Outcome<RunningService>>): Promise<void> {
    const outcome = await start();
    if ('refused' in outcome) return this.refuse(outcome.refused);
    const { address, stopped } = outcome.done;
    this.terminal.out(this.isJson ? renderJson({ address }) : renderPlain(`Listening at ${address}`));
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
