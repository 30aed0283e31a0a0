/** What takes bytes and gives the parts that they have brought to an end. */
export interface PushedParts<T> {
  /** True when a limit or an encoding ended the reading before the end of the file. */
  readonly stopped: boolean;
  push(chunk: Uint8Array): readonly T[];
  /** Call once after the last chunk. */
  end(): readonly T[];
}
