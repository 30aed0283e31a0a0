import type { Claim, ClaimForm } from '../../schemas/claim.js';
import type { Segment, SegmentData } from '../x12/segment.js';
import type { ClaimLevels } from './claim-levels.js';
import type { ClaimReading } from './claim-reading.js';
import { buildProfessionalClaim } from './claim-segments.js';
import { buildDentalClaim } from './dental/build-dental-claim.js';
import { readDentalClaim } from './dental/read-dental-claim.js';
import { buildInstitutionalClaim } from './institutional/build-institutional-claim.js';
import { readInstitutionalClaim } from './institutional/read-institutional-claim.js';
import { readProfessionalClaim } from './read-claim.js';

/** How one form of a claim goes onto the wire and comes back; the levels above the claim are the same for all. */
export interface ClaimFormat<C extends Claim = Claim> {
  /** GS08 and ST03. */
  readonly version: string;
  /** Any version of the guide begins so. */
  readonly guide: string;
  /** The segment by which a line shows that its claim is of this form. */
  readonly serviceSegment: 'SV1' | 'SV2' | 'SV3';
  /** Loop 2300 with everything below it. */
  build(claim: C): SegmentData[];
  /** Undefined, with errors, when the claim cannot be read. It takes the segments it reads from a LoopSegments. */
  read(reading: ClaimReading, segments: readonly Segment[], levels: ClaimLevels): C | undefined;
}

type ClaimOf<F extends ClaimForm> = Extract<Claim, { readonly form: F }>;

const FORMATS: { readonly [F in ClaimForm]: ClaimFormat<ClaimOf<F>> } = {
  professional: {
    version: '005010X222A1',
    guide: '005010X222',
    serviceSegment: 'SV1',
    build: buildProfessionalClaim,
    read: readProfessionalClaim,
  },
  institutional: {
    version: '005010X223A2',
    guide: '005010X223',
    serviceSegment: 'SV2',
    build: buildInstitutionalClaim,
    read: readInstitutionalClaim,
  },
  dental: {
    version: '005010X224A2',
    guide: '005010X224',
    serviceSegment: 'SV3',
    build: buildDentalClaim,
    read: readDentalClaim,
  },
};

/** Guides of sets that ask what a payer would pay: read as a claim, the question would become one. */
const PREDETERMINATIONS = ['005010X291', '005010X292'];

export function getClaimFormat(form: ClaimForm): ClaimFormat {
  // A format is asked only for claims of its own form.
  return FORMATS[form] as unknown as ClaimFormat;
}

const ALL_FORMATS = (Object.keys(FORMATS) as ClaimForm[]).map(getClaimFormat);

/**
 * The format of a set: told by the first line in it, or by its version when it has no line. Undefined for a set that
 * asks for the predetermination of professional or institutional services.
 */
export function findClaimFormat(segments: readonly Segment[], version: string): ClaimFormat | undefined {
  if (PREDETERMINATIONS.some((guide) => version.startsWith(guide))) return undefined;
  const service = segments.find(isService);
  return (
    ALL_FORMATS.find(({ serviceSegment }) => serviceSegment === service?.id) ??
    ALL_FORMATS.find(({ guide }) => version.startsWith(guide)) ??
    getClaimFormat('professional')
  );
}

/** Whether a segment shows the form of its claim. */
export function isService({ id }: Segment): boolean {
  return id === 'SV1' || id === 'SV2' || id === 'SV3';
}
