/**
 * Templates by issue code for log-in, users, tokens and clients. None takes a password, a code, a token or a key:
 * what was secret in a request is never said again.
 */
export const ACCESS_MESSAGES = {
  'access.invalid-credentials':
    'Name, password or code do not belong together, or the account cannot be used now',
  'access.password-length': 'The password has {length} characters; {minimum} to {maximum} are wanted',
  'access.password-control-character':
    'The password holds a control character; what a keyboard writes is wanted',
  'access.password-guessable':
    'The password scores {score} of 4 for how hard it is to guess; {wanted} is wanted: common words, dates, names and keyboard rows count little',
  'access.wrong-code': 'The code is not one of this second factor at this time',
  'access.second-factor-set':
    'The account has a second factor already; an administrator can replace it at the command line',
  'access.enrolment-expired':
    'The enrolment is not of this account or older than {minutes} minutes; begin it again',
  'access.unknown-user': 'No user of this name is known in the practice',
  'access.user-name': 'A user name has 1 to 64 letters, digits and . @ _ -',
  'access.name-taken': 'The name is taken',
  'access.own-account': 'An administrator does not change the role or the actions of the own account',
  'access.not-a-human-role': 'People log in under {wanted}; {role} belongs to machines',
  'access.not-a-machine-role': 'A machine does not act as {role}; {wanted} are possible',
  'access.credential-name': 'A name has 1 to 64 letters, digits and . : @ _ -',
  'access.expiry': 'A token ends after its issue and within {days} days',
  'access.unknown-token': 'No token that can be revoked has this id in the practice',
  'access.unknown-client': 'No client that can be revoked has this id in the practice',
  'access.key-set': 'A JSON Web Key Set is wanted, with 1 to {maximum} public keys in its member keys',
  'access.key-private': 'The key holds {part}, which only its owner may have; hand in the public key',
  'access.key-id': 'The key has no kid of 1 to 128 characters, or one that another key of the set has',
  'access.key-kind': 'The key is neither RSA for RS384 nor EC P-384 for ES384, or cannot be read',
  'access.key-size': 'The RSA key has {bits} bits; {minimum} to {maximum} are wanted',
} as const;
