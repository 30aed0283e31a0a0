import type { TypePart } from './describe-schema.js';

/** A type in words, with links to the schemas that it names. */
export function TypeText({ type }: { type: readonly TypePart[] }) {
  return (
    <>
      {type.map(({ text, href }, at) =>
        href === undefined ? (
          text
        ) : (
          <a key={`${at} ${text}`} href={href}>
            {text}
          </a>
        ),
      )}
    </>
  );
}
