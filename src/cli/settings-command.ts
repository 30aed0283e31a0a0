import type { Command } from 'commander';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseCount } from './option-values.js';
import { renderSettings, renderSettingsVersions } from './rendering/render-settings.js';

/** `settings`: when the settings of the practice were changed, and what they were. */
export function addSettings(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('settings')
    .argument('[version]', 'whose settings to show', parseCount)
    .description('versions of the settings of the practice, or one of them')
    .addHelpText(
      'after',
      `
Settings that are written again unchanged make no version. What is posted stays as it was posted; rebuild
takes in each thing under the settings of then.

Examples:
  claimwright settings
  claimwright settings 2 --json

Exit codes: 0 told; 1 refused, or there is no such version.`,
    )
    .action((version: number | undefined) =>
      version === undefined
        ? runner.run(() => services.listSettings(runner.options), renderSettingsVersions)
        : runner.run(() => services.getSettings(runner.options, version), renderSettings),
    );
}
