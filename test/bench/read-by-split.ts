import type { Contender, Setting } from './contender.js';
import { inputPath } from './input-path.js';
import { RemittanceSums } from './remittance-sums.js';
import { splitSegments } from './split-segments.js';
import { type Texts, TypedRemittance } from './typed-remittance.js';

/** The same typed model on top of two splits. */
export async function openReadBySplit({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '835', megabytes);
  let sums = new RemittanceSums();
  return {
    work() {
      sums = new RemittanceSums();
      const typed = new TypedRemittance(sums);
      const texts = new SplitTexts();
      for (const text of splitSegments(path)) {
        texts.elements = text.split('*');
        typed.add(texts);
      }
    },
    summarize: () => sums.summarize(),
  };
}

class SplitTexts implements Texts {
  elements: readonly string[] = [];

  get id(): string {
    return this.elements[0]!;
  }

  text(position: number): string {
    return this.elements[position] ?? '';
  }

  components(position: number): readonly string[] {
    return this.text(position).split(':');
  }
}
