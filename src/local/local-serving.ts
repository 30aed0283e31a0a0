import { done, type Outcome } from '../../schemas/outcome.js';
import type { GlobalOptions, RunningService, ServeSettings } from '../cli/command-port.js';
import { readConfig } from '../config.js';
import { type DemoService, serveDemo } from '../serving/serve-demo.js';
import type { ServiceSettings } from '../serving/service-settings.js';
import { type StartOverrides, startServer } from '../serving/start-server.js';

/** What `serve` and the end of `demo` call: a service that runs until the process is told to stop. */
export class LocalServing {
  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly version: string,
  ) {}

  async serve(options: GlobalOptions, given: ServeSettings): Promise<Outcome<RunningService>> {
    const { host, port, tls, keyFile } = given;
    const { CLAIMWRIGHT_SECOND_FACTOR: secondFactor, CLAIMWRIGHT_PUBLIC_URL: publicUrl } = this.environment;
    const settings: ServiceSettings = {
      ...{ host, port },
      ...(tls && { tlsCertificateFile: tls.certFile, tlsKeyFile: tls.keyFile }),
      ...(secondFactor && { secondFactor }),
      ...(publicUrl && { publicUrl }),
    };
    return done(await this.#run(options, settings, keyFile));
  }

  async serveDemo(options: GlobalOptions): Promise<Outcome<DemoService>> {
    return serveDemo(options.practiceId, (settings, overrides) =>
      this.#run(options, settings, undefined, overrides),
    );
  }

  async #run(
    options: GlobalOptions,
    settings: ServiceSettings,
    keyFile: string | undefined,
    overrides?: StartOverrides,
  ) {
    const config = readConfig(this.environment, options.data);
    const own = keyFile === undefined ? config : { ...config, keyFile };
    const service = await startServer(own, settings, this.version, overrides);
    const stopped = untilToldToStop().then(() => service.close());
    return { address: service.url, stopped, services: service.services };
  }
}

/** Ctrl-C, or the word of whatever runs the process. A second Ctrl-C ends it at once. */
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
