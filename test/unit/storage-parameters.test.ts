import { describe, expect, it } from 'vitest';
import { folderOf } from '../../src/storage/filesystem/url.ts';
import { parseRcloneUrl } from '../../src/storage/rclone/url.ts';
import { parseSftpUrl } from '../../src/storage/sftp/url.ts';

/** The error that a parser throws. */
function thrownBy(parse: () => unknown): unknown {
  try {
    parse();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a lock for a kind of destination without locks', () => {
  it.each([
    ['sftp', () => parseSftpUrl('sftp://user@host/path?lock=governance:30d', {})],
    ['file', () => folderOf('file:backups?lock=governance:30d')],
    ['file with its path in full', () => folderOf('file:///srv/backups?a=b&lock=compliance:30d')],
  ])('is refused with those that have one: %s', (_, parse) => {
    expect(thrownBy(parse)).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('can\'t have the parameter "lock"'),
      hint: expect.stringContaining('s3:, azure: and gs:'),
    });
  });

  it('is refused like any other parameter by a kind without parameters', () => {
    expect(thrownBy(() => parseRcloneUrl('rclone://remote/path?pass=word'))).toMatchObject({
      code: 'INPUT_INVALID',
      hint: expect.stringMatching(/has no parameters/),
    });
  });

  it('ignores a question mark in the name of a folder', () => {
    expect(folderOf('file:what?')).toMatch(/what\?$/);
  });
});
