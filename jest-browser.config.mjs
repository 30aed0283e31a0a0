import base from './jest.config.mjs';

/** Tests of the pages in a real Chromium, which not every machine has: `npm run test:browser`. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/browser/pages-in-chromium.ts'],
  maxWorkers: 1,
};
