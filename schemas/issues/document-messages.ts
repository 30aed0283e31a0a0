/** Templates by issue code for turning files into others: JSON, parts, comparisons, queries; {name} is filled from the context. */
export const DOCUMENT_MESSAGES = {
  'json.not-json': 'The text is not JSON',
  'json.wrong-shape': '{found} was found, {wanted} is wanted',
  'json.missing-field': 'The field {field} is wanted and absent',
  'json.unknown-field': 'The document has no field of this name here',
  'json.delimiter-in-data': 'The text holds the {part}, so it would be read as something else',
  'json.line-break-in-data': 'The text holds a line break; one that stood inside a segment belongs in breaks',
  'json.no-encoding': 'The text is not ASCII, and encoding does not say how it is to be written',
  'json.not-writable': 'The text holds a character that {encoding} does not have',
  'json.no-noun': 'Set {set} is not read into a noun here; without --nouns its segments are given',
  'json.not-whole': 'The file was not read to its end, so JSON would not hold all of it',
  'division.envelope-error': 'The envelope has errors; a part of it would not be what the sender meant',
  'division.nothing': 'The file holds no transaction set, so there is nothing to divide',
  'division.remittance-by-claim':
    'An 835 pays all its claims at once: BPR02 and PLB balance over the whole set, so it is divided by set only',
  'division.no-claims': 'Set {set} holds no claims that could be told apart; divide it by set',
  'division.control-number': '{wanted} control numbers from {first} on do not fit into nine digits',
  'difference.not-comparable': 'Set {set} is neither an 837 nor an 835; only these are compared',
  'difference.nothing': 'The file holds no set that could be compared',
  'difference.kinds': 'One file holds claims and the other remittances; like is compared with like',
  'difference.not-read': 'What stands here could not be read, so it is not compared',
  'redaction.not-whole':
    'The file was not read to its end, so nothing can be said of what follows; nothing was written',
  'query.envelope-error': 'The envelope has errors; a query of it could miss segments without a word',
  'query.unsafe-interchange': 'The interchange cannot be queried safely: {reason}',
  'query.bad-query': 'The query is none: {reason}',
} as const;
