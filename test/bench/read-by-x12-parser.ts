import { createReadStream } from 'node:fs';
import { X12parser } from 'x12-parser';
import type { Contender, Setting } from './contender.js';
import { inputPath } from './input-path.js';
import { RemittanceSums } from './remittance-sums.js';
import { type Texts, TypedRemittance } from './typed-remittance.js';

/** The same typed model on top of x12-parser, which gives one object for each segment. */
export async function openReadByX12Parser({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '835', megabytes);
  let sums = new RemittanceSums();
  return {
    async work() {
      sums = new RemittanceSums();
      const typed = new TypedRemittance(sums);
      const texts = new PeerTexts();
      for await (texts.segment of createReadStream(path).pipe(new X12parser())) typed.add(texts);
    },
    summarize: () => sums.summarize(),
  };
}

class PeerTexts implements Texts {
  segment!: Readonly<Record<string, string>>;

  get id(): string {
    return this.segment['name']!;
  }

  text(position: number): string {
    return this.segment[String(position)] ?? '';
  }

  /** Of a composite the first component stands under the number of the element, each other beside it. */
  components(position: number): readonly string[] {
    const components = [this.text(position)];
    for (let next = 1; `${position}-${next}` in this.segment; next += 1) {
      components.push(this.segment[`${position}-${next}`]!);
    }
    return components;
  }
}
