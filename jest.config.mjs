import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  rootDir: '.',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/begin-run.mjs',
  globalTeardown: '<rootDir>/test/support/end-run.mjs',
  testSequencer: '<rootDir>/test/support/slowest-first.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/after-each.ts'],
  // One more than there are processors, since many files wait for a database; each worker may hold one of its own.
  maxWorkers: Math.min(4, availableParallelism() + 1),
  injectGlobals: true,
  // A guard against what hangs, which no busy machine should set off.
  testTimeout: 180_000,
};
