const USER_NAME = /^[\w.@-]{1,64}$/;

export function isUserName(text: string): boolean {
  return USER_NAME.test(text);
}

/** Whose a sealed second factor is; see `sealSecret`. */
export function secondFactorOwner(practiceId: string, userId: string): string {
  return `second-factor:${practiceId}:${userId}`;
}
