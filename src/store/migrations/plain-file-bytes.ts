import type { MigrationInterface, QueryRunner } from 'typeorm';

function store(storage: 'EXTERNAL' | 'EXTENDED'): string {
  return `ALTER TABLE file_chunks ALTER COLUMN bytes SET STORAGE ${storage}`;
}

/**
 * The bytes of files are kept as they are: compressing them cost a posting 3 % of its time, saved as much of what it
 * writes, and a part of them could not be read without what stands before it.
 */
export class PlainFileBytes1767225700023 implements MigrationInterface {
  readonly name = 'PlainFileBytes1767225700023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(store('EXTERNAL'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(store('EXTENDED'));
  }
}
