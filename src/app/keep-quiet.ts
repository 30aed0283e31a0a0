/** A promise whose failure is told to whoever waits for it, and to nobody before that. */
export function keepQuiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
