// Writes schema/restorable.schema.json, which editors use to complete and check the configuration file, from the schema that
// parses the file: node scripts/write-schema.ts. A test checks that both are equal.
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { configSchema } from '../src/config-file/schema/config-schema.ts';
import { checksSchema } from '../src/verification/checks/check-schema.ts';

/** The text of the schema: draft 7, which every editor supports (yaml-language-server: "JSON Schema 7 and below"). */
export function schemaText(): string {
  const { $schema, definitions: options, ...config } = schemaOf(configSchema);
  // The file accepts any checks. The verification, which reads them, has their schema.
  const { $schema: _, ...list } = schemaOf(checksSchema);
  const definitions = options as Record<string, object>;
  const checks = { ...definitions['checks'], anyOf: [{ type: 'string', minLength: 1 }, list] };
  const title = 'Configuration of Restorable database backups';
  return `${JSON.stringify({ $schema, title, ...config, definitions: { ...definitions, checks } }, null, 2)}\n`;
}

function schemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // Integers of any length, which JSON Schema calls integers.
      if (zodSchema._zod.def.type === 'bigint') jsonSchema.type = 'integer';
    },
  });
}

if (import.meta.main) {
  const folder = new URL('../schema/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('restorable.schema.json', folder), schemaText());
}
