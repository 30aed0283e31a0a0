// Bytes of a file that somebody else wrote must not steer the terminal: C0 but the line feed, DEL, C1, and the marks
// that turn the direction of writing around.
const STEERING = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text that is safe to show: each character that could steer a terminal is replaced. */
export function renderPlain(text: string): string {
  return text.replace(STEERING, '\uFFFD');
}
