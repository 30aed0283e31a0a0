import type { EntitySchema } from 'typeorm';

/** Every table, so that drift between them and the migrations shows. */
export const entities: EntitySchema[] = [];
