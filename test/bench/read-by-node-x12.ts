import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import nodeX12, { type X12Segment } from 'node-x12';
import type { Contender, Setting } from './contender.js';
import { inputPath } from './input-path.js';
import { RemittanceSums } from './remittance-sums.js';
import { type Texts, TypedRemittance } from './typed-remittance.js';

/** The same typed model on top of node-x12 in string mode, the whole file at once. */
export async function openReadByNodeX12({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '835', megabytes);
  let sums = new RemittanceSums();
  return {
    async work() {
      sums = new RemittanceSums();
      const typed = new TypedRemittance(sums);
      const texts = new PeerTexts();
      const file = new nodeX12.X12Parser(true).parse((await readFile(path)).toString('latin1'));
      if (!(file instanceof nodeX12.X12Interchange)) throw new Error('One interchange was expected');
      for (const { transactions } of file.functionalGroups) {
        for (const { segments, trailer } of transactions) {
          for (texts.segment of [...segments, trailer]) typed.add(texts);
        }
      }
    },
    summarize: () => sums.summarize(),
  };
}

/** And on top of its stream, which is not strict: the strict one throws where nobody can catch it. */
export async function openReadByNodeX12Stream({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '835', megabytes);
  let sums = new RemittanceSums();
  return {
    async work() {
      sums = new RemittanceSums();
      const typed = new TypedRemittance(sums);
      const texts = new PeerTexts();
      const parser = new nodeX12.X12Parser(false);
      for await (texts.segment of createReadStream(path, 'latin1').pipe(parser)) typed.add(texts);
    },
    summarize: () => sums.summarize(),
  };
}

class PeerTexts implements Texts {
  segment!: X12Segment;

  get id(): string {
    return this.segment.tag;
  }

  text(position: number): string {
    return this.segment.elements[position - 1]?.value ?? '';
  }

  components(position: number): readonly string[] {
    return this.text(position).split(':');
  }
}
