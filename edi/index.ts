/** The X12 library: what is exported here is kept stable; docs/edi.md describes it. */
export {
  type CalendarDate,
  formatX12Date,
  parseCalendarDate,
  parseX12Date,
} from '../schemas/calendar-date.js';
export type * from '../schemas/claim.js';
export type * from '../schemas/claim-acknowledgement.js';
export type * from '../schemas/claim-status.js';
export type * from '../schemas/claim-supplements.js';
export { type ClassifiedAnswer, classifyClaimAnswer } from '../schemas/classify-claim-answer.js';
export {
  type ClassifiedEligibility,
  classifyEligibility,
  type TotalAndRemaining,
} from '../schemas/classify-eligibility.js';
export type * from '../schemas/dental-claim.js';
export type * from '../schemas/eligibility.js';
export type * from '../schemas/institutional-claim.js';
export {
  type Issue,
  type IssueCode,
  type Place,
  renderIssue,
  renderPlace,
  type Severity,
} from '../schemas/issue.js';
export {
  addCents,
  type Cents,
  cents,
  formatCents,
  formatDollars,
  formatX12Cents,
  negateCents,
  parseCents,
  subtractCents,
  sumCents,
} from '../schemas/money.js';
export type { Outcome, Refusal, RefusalCode } from '../schemas/outcome.js';
export type * from '../schemas/professional-supplements.js';
export type * from '../schemas/remittance-advice.js';
export {
  type ClaimPaymentBalance,
  checkClaimPaymentBalance,
  checkRemittanceBalance,
  type LineBalance,
  type RemittanceBalance,
} from '../schemas/remittance-balance.js';
export { SNIP_TYPES, type SnipType, snipTypeOf } from '../schemas/snip-types.js';
export type { ErrorPolicy } from './acknowledgements/build-acknowledged-set.js';
export { buildClaimAcknowledgement277 } from './acknowledgements/build-claim-acknowledgement-277.js';
export {
  type AcknowledgementOptions,
  buildFileAcknowledgement,
} from './acknowledgements/build-file-acknowledgement.js';
export {
  buildTa1,
  type InterchangeAcknowledgement,
  readTa1,
} from './acknowledgements/interchange-acknowledgement.js';
export {
  type AcknowledgedError,
  type AcknowledgedSet,
  type Acknowledgement999,
  type BusinessUnit,
  type ErrorTrigger,
  readAcknowledgement999,
} from './acknowledgements/read-acknowledgement-999.js';
export {
  type ClaimAcknowledgementRead,
  readClaimAcknowledgement277,
} from './acknowledgements/read-claim-acknowledgement-277.js';
export { buildInterchange, type GroupKind, type InterchangeEnvelope } from './build-interchange.js';
export { buildClaimInterchange, type ClaimSubmission } from './claim-837/build-claim-interchange.js';
export type { ClaimBatch } from './claim-837/claim-batch.js';
export { type ClaimBatchRead, readClaimBatch } from './claim-837/read-claim-batch.js';
export { readClaimSheets } from './claim-837/read-claim-sheets.js';
export { renderClaimSheets } from './claim-837/render-claim-sheets.js';
export {
  buildClaimStatusInquiry,
  type ClaimStatusInquiryContent,
} from './claim-status/build-claim-status-inquiry.js';
export {
  buildClaimStatusInquiryInterchange,
  buildClaimStatusResponseInterchange,
} from './claim-status/build-claim-status-interchange.js';
export {
  buildClaimStatusResponse,
  type ClaimStatusResponseContent,
} from './claim-status/build-claim-status-response.js';
export {
  type ClaimStatusInquiryRead,
  readClaimStatusInquiry,
} from './claim-status/read-claim-status-inquiry.js';
export {
  type ClaimStatusResponseRead,
  readClaimStatusResponse,
} from './claim-status/read-claim-status-response.js';
export { renderClaimStatus } from './claim-status/render-claim-status.js';
export { renderClaimStatusInquiry } from './claim-status/render-claim-status-inquiry.js';
export type { CodeRelease, CodeRow } from './code-sets/code-release.js';
export { combineCodeSets } from './code-sets/combine-code-sets.js';
export { FileCodeSets, type LoadedCodes } from './code-sets/file-code-sets.js';
export { readCodeFile } from './code-sets/read-code-file.js';
export { type Difference, renderDifference } from './difference/difference.js';
export { type FileDifferences, findFileDifferences } from './difference/find-file-differences.js';
export { type DivideOptions, divideFile, type FileDivided } from './division/divide-file.js';
export { namePieces } from './division/name-pieces.js';
export type { Piece } from './division/piece.js';
export {
  buildEligibilityInquiry,
  type EligibilityInquiryContent,
} from './eligibility/build-eligibility-inquiry.js';
export {
  buildEligibilityInquiryInterchange,
  buildEligibilityResponseInterchange,
} from './eligibility/build-eligibility-interchange.js';
export {
  buildEligibilityResponse,
  type EligibilityResponseContent,
} from './eligibility/build-eligibility-response.js';
export {
  type EligibilityInquiryRead,
  readEligibilityInquiry,
} from './eligibility/read-eligibility-inquiry.js';
export {
  type EligibilityResponseRead,
  readEligibilityResponse,
} from './eligibility/read-eligibility-response.js';
export { renderEligibility } from './eligibility/render-eligibility.js';
export { renderEligibilityInquiry } from './eligibility/render-eligibility-inquiry.js';
export { findGuide } from './guides/find-guide.js';
export type { ElementSpec, Guide, GuideItem, LoopSpec, SegmentSpec } from './guides/guide.js';
export { type GuideTitle, parseGuide } from './guides/parse-guide.js';
export { buildDocument, type DocumentBuilt } from './json/build-document.js';
export { type DocumentRead, parseDocument, readDocument } from './json/read-document.js';
export { type FileNouns, readNouns, type SetNouns } from './json/read-nouns.js';
export { renderDocument } from './json/render-document.js';
export type { X12Document } from './json/x12-document.js';
export { outlineSet, type SetOutline } from './outline/outline-set.js';
export { renderOutline } from './outline/render-outline.js';
export { type Present, present } from './present.js';
export type { Digest } from './redaction/pseudonyms.js';
export {
  type FileRedacted,
  type RedactedFile,
  type RedactOptions,
  redactFile,
} from './redaction/redact-file.js';
export { buildRemittanceAdvice } from './remittance-835/build-remittance-advice.js';
export { type RemittanceAdviceRead, readRemittanceAdvice } from './remittance-835/read-remittance-advice.js';
export { renderExplanation } from './remittance-835/render-explanation.js';
export { buildProcedure, findProcedure, findText, SegmentReading } from './segment-reading.js';
export { type FoundSet, SetFinder } from './stream/set-finder.js';
export { type SetRange, setRanges } from './stream/set-ranges.js';
export type { StreamOptions } from './stream/stream-options.js';
export type * from './stream/stream-parts.js';
export type * from './stream/streamed-claim.js';
export type * from './stream/streamed-remittance.js';
export {
  type Chunks,
  readClaimLists,
  readClaimPaymentLists,
  readClaimPayments,
  readClaimStream,
} from './stream.js';
export { BUILT_IN_CODE_SETS } from './validate/built-in-code-sets.js';
export type { CodeSets, CodeVerdict } from './validate/code-sets.js';
export { InterchangeValidator } from './validate/interchange-validator.js';
export type { LoopNode } from './validate/loop-node.js';
export type { ValidateOptions } from './validate/validate-options.js';
export { type ValidatedSet, validateSet } from './validate/validate-set.js';
export {
  type ValidatedFile,
  validateFile,
  validateInterchange,
  validateParsed,
} from './validate-interchange.js';
export { DEFAULT_LIMITS, type X12Limits } from './x12/limits.js';
export {
  type FunctionalGroup,
  type Interchange,
  parseX12,
  type TransactionSet,
  type X12File,
} from './x12/parse-x12.js';
export { placeOf } from './x12/place-of.js';
export type { ResumePoint } from './x12/resume-point.js';
export type {
  Delimiters,
  ElementData,
  RepeatedElement,
  Segment,
  SegmentData,
  SegmentSink,
  SegmentSource,
} from './x12/segment.js';
export type { SourceSegment } from './x12/source-segment.js';
export type { SetHeader, StreamHandler } from './x12/stream-handler.js';
export { writeParsed } from './x12/write-parsed.js';
export {
  DEFAULT_DELIMITERS,
  type GroupData,
  type InterchangeData,
  type SetData,
  type WriteOptions,
  type Written,
  writeX12,
} from './x12/write-x12.js';
export { X12Reader } from './x12/x12-reader.js';
