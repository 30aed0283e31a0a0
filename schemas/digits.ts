/** Digits with a comma between thousands: `-1234567` is `-1,234,567`. */
export function groupThousands(digits: string): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const groups: string[] = [];
  for (let end = digits.length; end > sign.length; end -= 3) {
    groups.unshift(digits.slice(Math.max(sign.length, end - 3), end));
  }
  return sign + groups.join(',');
}

/** A decimal string without the zeros that end its decimals, and without a point that nothing follows: `1.50` is `1.5`. */
export function trimDecimalZeros(decimal: string): string {
  if (!decimal.includes('.')) return decimal;
  const trimmed = trimEndZeros(decimal);
  return trimmed.endsWith('.') ? trimmed.slice(0, -1) : trimmed;
}

/** Digits without the zeros at their end. A scan: a pattern for the end of a text tries from each of its zeros anew. */
export function trimEndZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
