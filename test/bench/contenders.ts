import type { OpenContender } from './contender.js';

/** Each is loaded by the process that runs it alone, so that no memory of another side is counted to it. */
export const CONTENDERS = {
  'tokens:ours': async () => (await import('./tokens-by-ours.js')).openTokens,
  'tokens:split': async () => (await import('./tokens-by-split.js')).openTokensBySplit,
  'read:ours': async () => (await import('./read-by-ours.js')).openRead,
  'read:split': async () => (await import('./read-by-split.js')).openReadBySplit,
  'read:node-x12': async () => (await import('./read-by-node-x12.js')).openReadByNodeX12,
  'read:node-x12-stream': async () => (await import('./read-by-node-x12.js')).openReadByNodeX12Stream,
  'read:x12-parser': async () => (await import('./read-by-x12-parser.js')).openReadByX12Parser,
  'claims:ours': async () => (await import('./claims-by-ours.js')).openClaims,
  'workers:two': async () => (await import('./read-by-workers.js')).openReadByTwo,
  'workers:one': async () => (await import('./read-by-workers.js')).openReadByOne,
  'build:ours': async () => (await import('./build-by-ours.js')).openBuild,
  'validate:835': async () => (await import('./validate-by-ours.js')).openValidate('835'),
  'validate:837': async () => (await import('./validate-by-ours.js')).openValidate('837'),
  'build:validated': async () => (await import('./build-by-ours.js')).openBuildValidated,
  'build:join': async () => (await import('./build-by-join.js')).openBuildByJoin,
  'build:node-x12': async () => (await import('./build-by-node-x12.js')).openBuildByNodeX12,
  'post:ours': async () => (await import('./post-by-ours.js')).openPost,
  'post:sql': async () => (await import('./post-by-raw-sql.js')).openPostByRawSql,
  'post:sql-unaudited': async () => (await import('./post-by-raw-sql.js')).openPostByRawSqlUnaudited,
} as const satisfies Readonly<Record<string, () => Promise<OpenContender>>>;

export type ContenderName = keyof typeof CONTENDERS;
