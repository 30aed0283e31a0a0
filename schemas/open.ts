/** A value while it is made: what is absent may still be set. Of one shape where spreads would copy field by field. */
export type Open<T> = { -readonly [K in keyof T]: T[K] };
