import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Claimwright';
/** What every authenticator app can do (RFC 6238). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps before and after: a phone's clock may be off by half a minute. */
const WINDOW = 1;

export interface SecondFactorSecret {
  /** Base32, 160 bits, for typing. */
  readonly secret: string;
  /** `otpauth://totp/...`, for a QR code. */
  readonly uri: string;
}

export function newSecondFactor(account: string): SecondFactorSecret {
  const secret = new Secret({ size: 20 });
  const uri = new TOTP({ ...FORM, issuer: ISSUER, label: account, secret }).toString();
  return { secret: secret.base32, uri };
}

/**
 * The time step that the code is of, or undefined when it is of none near now.
 *
 * @param lastStep the last one used: neither it nor one before it is taken
 */
export function findTimeStep(
  secret: string,
  code: string,
  now: Date,
  lastStep: number | undefined,
): number | undefined {
  const digits = code.replaceAll(' ', '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const timestamp = now.getTime();
  const steps = { ...FORM, secret: Secret.fromBase32(secret), token: digits, timestamp, window: WINDOW };
  const delta = TOTP.validate(steps);
  if (delta === null) return undefined;
  const step = TOTP.counter({ period: FORM.period, timestamp }) + delta;
  return lastStep === undefined || step > lastStep ? step : undefined;
}
