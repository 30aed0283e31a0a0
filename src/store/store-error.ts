/**
 * What may be told of a database error: its SQLSTATE, and the constraint and table it names. Never the detail, the
 * statement or its parameters, which can hold patient data; for that reason the original is not kept as the cause.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly sqlState: string,
    readonly constraint?: string,
    readonly table?: string,
  ) {
    const parts = [constraint && `constraint ${constraint}`, table && `table ${table}`].filter(Boolean);
    super(`The database refused with ${sqlState}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`);
  }
}

/** SQLSTATE connection_failure: the driver gives no code when a connection breaks under a statement. */
const BROKEN_CONNECTION = '08006';

/** Turns an error of the driver or of TypeORM into one that may be told; others are given back as they are. */
export function tellable(error: unknown): unknown {
  if (error instanceof StoreError || typeof error !== 'object' || error === null) return error;
  const isWrapped = 'driverError' in error;
  const source = isWrapped ? error.driverError : error;
  if (isDriverError(source)) return new StoreError(source.code, source.constraint, source.table);
  // TypeORM's wrapper holds the statement and its parameters.
  return isWrapped ? new StoreError(BROKEN_CONNECTION) : error;
}

interface DriverError {
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
}

/** SQLSTATEs have five characters; the codes of Node (`ECONNREFUSED`) say what could not be reached. */
function isDriverError(error: unknown): error is DriverError {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}
