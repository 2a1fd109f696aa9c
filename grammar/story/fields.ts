/** Fields of typed notes (`| key: value`, `| flag`): reading them, and which of them each keyword knows. */
import type { Field } from '../generated/ast.ts';
import { shotFieldNames } from './shot-fields.ts';

/** Named fields by keyword; keywords that are missing take none. */
export const noteFields: Readonly<Record<string, readonly string[]>> = {
  character: ['as', 'look', 'voice', 'lora', 'ref', 'color'],
  location: ['look', 'ref'],
  prop: ['look', 'ref'],
  style: ['prompt', 'negative', 'lut', 'ref'],
  music: ['file', 'prompt'],
  var: ['one-of'],
  beat: ['tension', 'feel'],
  ask: ['prompt', 'default'],
  show: ['at', 'with'],
  hide: ['with'],
  play: ['fade'],
  stop: ['fade'],
  line: ['expression'],
  choice: ['time', 'else', 'shuffle', 'again'],
  option: ['if', 'needs', 'weight', 'depth', 'to', 'id', 'once', 'leave', 'else'],
  shot: shotFieldNames,
};

/** Bare fields by keyword; keywords that are missing take any (free direction, content warnings). */
export const noteFlags: Readonly<Record<string, readonly string[]>> = {
  character: [],
  location: [],
  prop: [],
  style: [],
  music: [],
  var: [],
  beat: [],
  ask: [],
  line: [],
  choice: ['shuffle', 'again'],
  option: ['once', 'leave', 'else'],
  jump: [],
  call: [],
  label: [],
  include: [],
};

/** The value of a named field, trimmed; null when it is missing or empty. */
export function fieldValue(fields: readonly Field[], key: string): string | null {
  const field = findField(fields, key);
  const value = field?.value?.trim();
  return value === undefined || value === '' ? null : value;
}

export function findField(fields: readonly Field[], key: string): Field | undefined {
  return fields.find((field) => field.key !== undefined && fieldKey(field) === key);
}

/** Whether a flag stands among the fields, bare or as `flag: true`. */
export function hasFlag(fields: readonly Field[], flag: string): boolean {
  return fields.some(
    (field) =>
      field.flag?.trim().toLowerCase() === flag ||
      (field.key !== undefined && fieldKey(field) === flag && /^(?:true|yes|)$/i.test(field.value?.trim() ?? '')),
  );
}

export function fieldKey(field: Field): string {
  return (field.key ?? '').replace(/:$/, '').trim().toLowerCase();
}

/** All named fields as written, for `Story`'s `fields` records. */
export function fieldRecord(fields: readonly Field[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (const field of fields) {
    if (field.key !== undefined) record[fieldKey(field)] = field.value?.trim() ?? '';
    else if (field.flag !== undefined) record[field.flag.trim()] = '';
  }
  return record;
}

/** Every value of a field that may repeat or hold a comma-separated list. */
export function fieldList(fields: readonly Field[], key: string): string[] {
  return fields
    .filter((field) => field.key !== undefined && fieldKey(field) === key)
    .flatMap((field) => (field.value ?? '').split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
