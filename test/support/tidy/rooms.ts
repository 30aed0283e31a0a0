/** A room of the project: who may be imported is decided by level, then by the room's own list. */
export interface Room {
  readonly name: string;
  /** 0 nouns, 1 pure libraries and rules, 2 use cases, 3 doors, 4 composition, 5 tests and tools. */
  readonly level: number;
  /** Prefixes of paths that may be imported, where a room may import less than its level lets it. */
  readonly onlyFrom?: readonly string[];
}

const ROOMS: readonly (readonly [prefix: string, room: Room])[] = [
  ['schemas/', { name: 'schemas', level: 0 }],
  [
    'edi/x12/',
    {
      name: 'edi/x12',
      level: 1,
      onlyFrom: ['edi/x12/', 'schemas/issue.', 'schemas/issues/', 'schemas/money.'],
    },
  ],
  ['edi/', { name: 'edi', level: 1 }],
  ['fhir-mappings/', { name: 'fhir-mappings', level: 1 }],
  ['src/domain/', { name: 'src/domain', level: 1 }],
  ['src/app/', { name: 'src/app', level: 2 }],
  ['src/store/', { name: 'src/store', level: 3 }],
  ['src/exchange/', { name: 'src/exchange', level: 3 }],
  ['src/http/', { name: 'src/http', level: 3 }],
  ['src/web/', { name: 'src/web', level: 3 }],
  ['src/jobs/', { name: 'src/jobs', level: 3 }],
  ['src/cli/', { name: 'src/cli', level: 3 }],
  ['src/simulator/', { name: 'src/simulator', level: 3, onlyFrom: ['src/simulator/', 'edi/', 'schemas/'] }],
  ['src/', { name: 'src', level: 4 }],
  ['ormconfig.', { name: 'ormconfig', level: 4 }],
  [
    'test/simulation/auditor/',
    {
      name: 'test/simulation/auditor',
      level: 5,
      // What it says must not come from the rules that it checks.
      onlyFrom: [
        'test/simulation/auditor/',
        'test/simulation/world/answer.',
        'test/simulation/world/remittance.',
      ],
    },
  ],
];

const OUTSIDE: Room = { name: 'test', level: 5 };

export function roomOf(path: string): Room {
  return ROOMS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? OUTSIDE;
}

/** Levels 0 and 1: all they need comes in as arguments. */
export function isPure(path: string): boolean {
  return roomOf(path).level <= 1;
}

/** What ships, against tests and tool settings. */
export function isProduct(path: string): boolean {
  return roomOf(path).level < OUTSIDE.level;
}
